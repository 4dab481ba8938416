package care.sij.api.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.record.Bytes;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON Patch (RFC 6902), with the examples of its appendix A. */
class JsonPatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "{'foo':'bar'}; [{'op':'add','path':'/baz','value':'qux'}]; {'foo':'bar','baz':'qux'}",
                "{'foo':['bar','baz']}; [{'op':'add','path':'/foo/1','value':'qux'}]; {'foo':['bar','qux','baz']}",
                "{'baz':'qux','foo':'bar'}; [{'op':'remove','path':'/baz'}]; {'foo':'bar'}",
                "{'foo':['bar','qux','baz']}; [{'op':'remove','path':'/foo/1'}]; {'foo':['bar','baz']}",
                "{'baz':'qux','foo':'bar'}; [{'op':'replace','path':'/baz','value':'boo'}]; {'baz':'boo','foo':'bar'}",
                "{'foo':{'a':1,'b':2},'q':{'c':3}}; [{'op':'move','from':'/foo/b','path':'/q/t'}]; {'foo':{'a':1},'q':{'c':3,'t':2}}",
                "{'foo':['all','grass','cows','eat']}; [{'op':'move','from':'/foo/1','path':'/foo/3'}]; {'foo':['all','cows','eat','grass']}",
                "{'baz':'qux','foo':['a',2,'c']}; [{'op':'test','path':'/baz','value':'qux'},{'op':'test','path':'/foo/1','value':2}]; {'baz':'qux','foo':['a',2,'c']}",
                "{'foo':'bar'}; [{'op':'add','path':'/child','value':{'grandchild':{}}}]; {'foo':'bar','child':{'grandchild':{}}}",
                "{'foo':'bar'}; [{'op':'add','path':'/baz','value':'qux','xyz':123}]; {'foo':'bar','baz':'qux'}",
                "{'/':9,'~1':10}; [{'op':'test','path':'/~01','value':10}]; {'/':9,'~1':10}",
                "{'foo':['bar']}; [{'op':'add','path':'/foo/-','value':['abc','def']}]; {'foo':['bar',['abc','def']]}",
                "{'a':{'b':[1]}}; [{'op':'copy','from':'/a/b','path':'/c'},{'op':'add','path':'/c/0','value':0}]; {'a':{'b':[1]},'c':[0,1]}",
                "{'a':1.50,'b':2}; [{'op':'replace','path':'/b','value':7.100}]; {'a':1.50,'b':7.100}",
                "{'a':1.50}; [{'op':'test','path':'/a','value':1.5}]; {'a':1.50}",
                "{'a':1}; [{'op':'add','path':'','value':{'b':2}}]; {'b':2}",
                "{'a':1}; [{'op':'move','from':'/a','path':'/a'}]; {'a':1}",
            })
    void does(String before, String patch, String after) {
        assertThat(patched(before, patch)).isEqualTo(json(after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "{'baz':'qux'}; [{'op':'test','path':'/baz','value':'bar'}]; 0",
                "{'foo':'bar'}; [{'op':'add','path':'/baz/bat','value':'qux'}]; 0",
                "{'a':1}; [{'op':'test','path':'/a','value':1},{'op':'remove','path':'/b'}]; 1",
                "{'a':1}; [{'op':'replace','path':'/b','value':1}]; 0",
                "{'a':[1]}; [{'op':'add','path':'/a/2','value':1}]; 0",
                "{'a':[1]}; [{'op':'add','path':'/a/01','value':1}]; 0",
                "{'a':[1]}; [{'op':'remove','path':'/a/-'}]; 0",
                "{'a':{'b':1}}; [{'op':'move','from':'/a','path':'/a/c'}]; 0",
                "{'a':1}; [{'op':'copy','from':'/b','path':'/c'}]; 0",
                "{'a':1}; [{'op':'remove','path':''}]; 0",
                "{'a':1}; [{'op':'add','path':'a','value':1}]; 0",
                "{'a':1}; [{'op':'add','path':'/~2','value':1}]; 0",
                "{'a':1}; [{'op':'add','path':'/b'}]; 0",
                "{'a':1}; [{'op':'erase','path':'/a'}]; 0",
                "{'a':1}; [{'path':'/a'}]; 0",
                "{'a':1}; [{'op':'move','path':'/b'}]; 0",
                "{'a':1}; [7]; 0",
            })
    void refusesWhatCannotBeDoneAndNamesTheOperation(String before, String patch, int operation) {
        assertThatThrownBy(() -> patched(before, patch)).isInstanceOfSatisfying(PatchRefused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(PatchRefused.Kind.NOT_APPLICABLE);
            assertThat(refused.text()).startsWith("Operation " + operation + " ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "[", "[1] [2]", "[{'op':'remove','op':'add','path':'/a'}]", "nonsense"})
    void refusesWhatIsNoPatch(String patch) {
        assertThatThrownBy(() -> patched("{'a':1}", patch))
                .isInstanceOfSatisfying(
                        PatchRefused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(PatchRefused.Kind.UNREADABLE));
    }

    @Test
    void refusesCopiesOfCopies() {
        String wide = "{'op':'copy','from':'/a','path':'/a/-'},".repeat(900);
        String doubling = "{'op':'copy','from':'','path':'/b'},{'op':'copy','from':'','path':'/c'},".repeat(30);
        for (String operations : List.of(wide, doubling)) {
            assertThatThrownBy(() -> patched("{'a':[1]}", "[" + operations.substring(0, operations.length() - 1) + "]"))
                    .isInstanceOf(PatchRefused.class)
                    .hasMessageContaining("PUT");
        }
    }

    /** Whatever is added, at whatever place, is gone when it is removed from there. */
    @Property(tries = 200)
    void removesWhatItAdds(@ForAll @Size(max = 6) List<@IntRange(min = 0, max = 9) Integer> list, @ForAll int place) {
        int at = Math.floorMod(place, list.size() + 1);
        String before = "{\"a\":" + list.toString().replace(" ", "") + "}";
        List<Integer> longer = new ArrayList<>(list);
        longer.add(at, 42);
        String add = "{'op':'add','path':'/a/" + at + "','value':42}";
        assertThat(patched(before, "[" + add + "]"))
                .isEqualTo("{\"a\":" + longer.toString().replace(" ", "") + "}");
        assertThat(patched(before, "[" + add + ",{'op':'remove','path':'/a/" + at + "'}]"))
                .isEqualTo(before);
    }

    private static String patched(String before, String patch) {
        return JsonPatch.read(Bytes.utf8(json(patch)))
                .applyTo(Bytes.utf8(json(before)))
                .asUtf8();
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }
}
