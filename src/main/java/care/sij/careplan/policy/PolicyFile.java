package care.sij.careplan.policy;

import care.sij.pathway.CarePolicy;
import care.sij.pathway.Criterion;
import care.sij.pathway.FollowUpSlot;
import care.sij.pathway.PolicyRole;
import care.sij.pathway.PolicyScope;
import care.sij.pathway.SessionCap;
import care.sij.pathway.SessionCapCriterion;
import care.sij.pathway.TrustMark;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One policy file; every key in it is understood or refused. */
final class PolicyFile {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private PolicyFile() {}

    /** The policy a file's text states. */
    static CarePolicy read(String name, String text) {
        PolicyNode root = new PolicyNode(name, tree(name, text));
        List<Criterion> criteria = criteria(root);
        CarePolicy policy = new CarePolicy(
                root.requiredText("id"),
                root.requiredText("version"),
                root.requiredText("title"),
                root.requiredText("source"),
                root.text("effective"),
                root.requiredCode("mark", TrustMark::of),
                root.requiredCode("role", PolicyRole::of),
                root.text("payer"),
                root.requiredCode("scope", PolicyScope::of),
                root.trueUnlessDenied("covered") ? CarePolicy.Coverage.COVERED : CarePolicy.Coverage.NOT_COVERED,
                criteria,
                caps(root, criteria),
                root.texts("notes"),
                root.mappings("schedule").stream().map(PolicyFile::slot).toList());
        root.refuseOtherKeys();
        return policy;
    }

    private static JsonNode tree(String name, String text) {
        try {
            return YAML.readTree(text);
        } catch (JacksonException broken) {
            throw new PolicyFileException(name, "is no YAML: " + broken.getOriginalMessage());
        }
    }

    private static List<Criterion> criteria(PolicyNode root) {
        if (!root.has("criteria")) {
            return List.of();
        }
        PolicyNode node = root.mapping("criteria");
        CriterionReader reader = new CriterionReader(node);
        return node.keys().stream().map(reader::read).toList();
    }

    /** The caps that are only flagged, and the one that decides. */
    private static List<SessionCap> caps(PolicyNode root, List<Criterion> criteria) {
        List<SessionCap> caps = new ArrayList<>();
        for (Criterion criterion : criteria) {
            if (criterion instanceof SessionCapCriterion deciding) {
                caps.add(deciding.cap());
            }
        }
        for (PolicyNode node : root.mappings("caps")) {
            caps.add(CriterionReader.cap(node));
            node.refuseOtherKeys();
        }
        return caps;
    }

    private static FollowUpSlot slot(PolicyNode node) {
        FollowUpSlot slot = new FollowUpSlot(
                node.requiredText("code"),
                node.requiredText("title"),
                node.requiredPeriod("after"),
                node.requiredInteger("toleranceDays"));
        node.refuseOtherKeys();
        return slot;
    }
}
