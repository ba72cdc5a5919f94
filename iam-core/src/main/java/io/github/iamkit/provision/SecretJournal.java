package io.github.iamkit.provision;

import io.github.iamkit.journal.JournalFile;
import io.github.iamkit.journal.JournalFile.Durability;
import io.github.iamkit.journal.JournalFile.Line;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a process began and a later one has to end, if it was killed in between: making something whose secret is told once, and
 * deleting an MFA device that nothing points to any more. There is no secret in it.
 *
 * <p>Thread-safe.
 */
final class SecretJournal {
    static final SecretJournal NONE = new SecretJournal(Optional.empty());
    private static final String WHAT = "what";
    private static final String ID = "id";
    private static final String PRESENT = "present";

    private final Optional<JournalFile> file;

    private SecretJournal(Optional<JournalFile> file) {
        this.file = file;
    }

    static SecretJournal at(Path file) {
        return new SecretJournal(Optional.of(new JournalFile(file)));
    }

    private enum Event {
        MAKING,
        MADE,
        UNTYING,
        SETTLED
    }

    /**
     * A secret that may be lost.
     *
     * @param at when it was about to be made
     * @param present the ids of those that were there before
     * @param made its id, if it is known
     */
    record Begun(Instant at, Set<String> present, Optional<String> made) {}

    /** Does a piece of work while no other process does one by this journal. */
    <T> T inTurn(Supplier<T> work) {
        return file.isPresent() ? file.get().inTurn(work) : work.get();
    }

    void making(Instant now, String what, Set<String> present) {
        add(now, Event.MAKING, WHAT, what, PRESENT, String.join(" ", present));
    }

    void made(Instant now, String what, String id) {
        add(now, Event.MADE, WHAT, what, ID, id);
    }

    void untying(Instant now, String what, String serialNumber) {
        add(now, Event.UNTYING, WHAT, what, ID, serialNumber);
    }

    /** Says that nothing is left to be done, whether one was stored or deleted. */
    void settled(Instant now, String what) {
        add(now, Event.SETTLED, WHAT, what);
    }

    /** Says that nothing is left to be done about one of several. */
    void settled(Instant now, String what, String id) {
        add(now, Event.SETTLED, WHAT, what, ID, id);
    }

    private void add(Instant now, Event event, String... namesAndValues) {
        file.ifPresent(journal -> journal.add(Durability.ON_DISK, now, event, namesAndValues));
    }

    /** Returns what was begun and not settled. */
    Optional<Begun> begun(String what) {
        Optional<Begun> begun = Optional.empty();
        Set<String> earlier = new LinkedHashSet<>();
        for (Line line : lines(what)) {
            if (line.is(Event.MAKING)) {
                // A listing may lag and lack one that was made shortly before.
                Set<String> present = new LinkedHashSet<>(earlier);
                present.addAll(List.of(line.value(PRESENT).orElse("").split(" ")));
                begun = Optional.of(new Begun(line.at(), present, Optional.empty()));
            } else if (line.is(Event.MADE)) {
                line.value(ID).ifPresent(earlier::add);
                begun = begun.map(making -> new Begun(making.at(), making.present(), line.value(ID)));
            } else if (line.is(Event.SETTLED)) {
                begun = Optional.empty();
            }
        }
        return begun;
    }

    /**
     * Returns the serial numbers of devices that were about to be untied and deleted, and are neither known to be deleted nor
     * made again since.
     */
    Set<String> untied(String what) {
        Set<String> untied = new LinkedHashSet<>();
        for (Line line : lines()) {
            if (line.is(Event.UNTYING) && isAbout(line, what)) {
                line.value(ID).ifPresent(untied::add);
            } else if (!line.is(Event.UNTYING)) {
                line.value(ID).ifPresent(untied::remove);
            }
        }
        return untied;
    }

    private List<Line> lines(String what) {
        return lines().stream().filter(line -> isAbout(line, what)).toList();
    }

    private List<Line> lines() {
        return file.map(JournalFile::lines).orElse(List.of());
    }

    private static boolean isAbout(Line line, String what) {
        return line.value(WHAT).filter(what::equals).isPresent();
    }
}
