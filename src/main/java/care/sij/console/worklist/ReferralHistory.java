package care.sij.console.worklist;

import care.sij.access.Person;
import care.sij.console.frame.Reading;
import care.sij.console.frame.Tellers;
import care.sij.console.frame.Words;
import care.sij.console.worklist.ReferralView.Step;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.record.RecordedCommit;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** What became of a referral, from the versions of its Task, and who did it. */
@Component
class ReferralHistory {

    private static final int MOST = 20;

    private final Reading reading;
    private final Versions versions;
    private final Partners partners;
    private final Tellers tellers;
    private final Words words;

    ReferralHistory(Reading reading, Versions versions, Partners partners, Tellers tellers, Words words) {
        this.reading = reading;
        this.versions = versions;
        this.partners = partners;
        this.tellers = tellers;
        this.words = words;
    }

    /** The steps, the latest first, of the latest versions. */
    List<Step> of(AskedReferral referral) {
        List<StoredVersion> told = LongStream.rangeClosed(
                        Math.max(1, referral.version() - MOST + 1), referral.version())
                .mapToObj(number -> reading.version(referral.key(), number))
                .flatMap(Optional::stream)
                .toList();
        Map<Long, RecordedCommit> commits = versions
                .commits(told.stream().map(StoredVersion::commit).toList())
                .stream()
                .collect(Collectors.toMap(RecordedCommit::number, Function.identity()));
        List<Step> steps = new ArrayList<>();
        String before = "";
        for (StoredVersion version : told) {
            Task task = reading.read(version, Task.class);
            String state = WorkWords.of(task);
            steps.add(new Step(
                    words.dateTime(version.instant()),
                    state.equals(before) ? "changed, still " + state : state,
                    WorkWords.of(task.getStatusReason()),
                    Optional.ofNullable(commits.get(version.commit()))
                            .map(commit -> who(tellers.told(commit.cause().agent())))
                            .orElse("not recorded")));
            before = state;
        }
        Collections.reverse(steps);
        return steps;
    }

    /** Who did it, as people call the partner and the person. */
    String who(String agent) {
        String partner = Person.partnerOf(agent);
        String organization = partners.byId(partner)
                .map(Partner::organization)
                .orElse(partner.equals("sij") ? "this service" : partner);
        return Person.loginOf(agent).map(login -> login + ", " + organization).orElse(organization);
    }
}
