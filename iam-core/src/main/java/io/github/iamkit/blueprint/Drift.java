package io.github.iamkit.blueprint;

import io.github.iamkit.policy.PolicyDiff;
import io.github.iamkit.policy.json.JsonWriter;
import io.github.iamkit.provision.IamProvisioner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where an account has come to differ from a blueprint.
 *
 * <pre>{@code
 * Drift drift = team.driftIn(iam);
 * if (!drift.isEmpty()) System.out.println(drift);   // + policy let-me-in of role web: the blueprint does not name it
 * }</pre>
 *
 * <p>A plan leaves alone what others added to a user, group or role, unless its scope is claimed; drift tells of it in any case,
 * as that is how access is given without anybody having agreed to it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Drift {
    /**
     * One thing that differs.
     *
     * @param address what differs, such as {@code policy read-books of role web}
     * @param wanted what the blueprint says, if it says anything
     * @param present what the account says, if it says anything
     * @param note what else there is to know of it; empty if nothing
     */
    public record Difference(String address, Optional<String> wanted, Optional<String> present, String note) {}

    private final List<Difference> differences;
    private final List<String> lines;

    private Drift(List<Difference> differences, List<String> lines) {
        this.differences = List.copyOf(differences);
        this.lines = List.copyOf(lines);
    }

    static Drift of(Blueprint blueprint, IamProvisioner iam) {
        return between(blueprint, AccountReader.read(iam, blueprint));
    }

    private static Drift between(Blueprint blueprint, Snapshot account) {
        SortedMap<Address, Value> desired = Desired.of(blueprint, account);
        SortedMap<Address, Optional<Value>> differing = new TreeMap<>();
        desired.forEach((address, wanted) -> {
            Optional<Value> present = account.value(address);
            boolean isAnyPath =
                    address.aspect() == Aspect.EXISTENCE && wanted.text().isEmpty();
            boolean isSo = isAnyPath
                    ? account.has(address.owner())
                    : present.filter(wanted::says).isPresent();
            boolean isImplied = address.aspect() != Aspect.EXISTENCE
                    && address.kind() != Kind.PASSWORD_POLICY
                    && !account.has(address.owner());
            if (!isSo && !isImplied) {
                differing.put(address, present);
            }
        });
        for (Map.Entry<Address, Value> fact : account.facts().entrySet()) {
            if (isUnexpected(fact.getKey(), blueprint, desired)) {
                differing.put(fact.getKey(), Optional.of(fact.getValue()));
            }
        }
        List<Difference> differences = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        differing.forEach((address, present) -> {
            Optional<Value> wanted = Optional.ofNullable(desired.get(address));
            String note = note(wanted, present);
            differences.add(
                    new Difference(address.toString(), wanted.map(Value::text), present.map(Value::text), note));
            add(lines, address, wanted, present, note);
        });
        return new Drift(differences, lines);
    }

    /** Others' additions count where they give or take access or tell whose something is; a setting that the blueprint leaves open does not. */
    private static boolean isUnexpected(Address address, Blueprint blueprint, SortedMap<Address, Value> desired) {
        boolean isAddition = switch (address.aspect()) {
            case INLINE_POLICY, ATTACHED_POLICY, MEMBERSHIP, BOUNDARY, TAG, CLIENT_ID, ROLE -> true;
            default -> false;
        };
        boolean isOfBlueprint = blueprint.entities().contains(address.owner())
                || address.aspect() == Aspect.MEMBERSHIP
                        && blueprint.entities().contains(new Entity(Kind.GROUP, address.key()));
        return isAddition && isOfBlueprint && !desired.containsKey(address);
    }

    private static String note(Optional<Value> wanted, Optional<Value> present) {
        if (present.isPresent() && present.get() instanceof Value.Document document) {
            if (document.parsed().isEmpty()) {
                return "it cannot be read in exactly one way";
            }
            if (DanglingPrincipals.in(document)) {
                return "it names the id of a user or role that was deleted";
            }
        }
        return wanted.isEmpty() ? "the blueprint does not name it" : present.isEmpty() ? "it is missing" : "";
    }

    private static void add(
            List<String> lines, Address address, Optional<Value> wanted, Optional<Value> present, String note) {
        String sign = wanted.isEmpty() ? "+ " : present.isEmpty() ? "- " : "~ ";
        boolean isText = wanted.isPresent() && present.isPresent() && !(wanted.get() instanceof Value.Document);
        String values = isText
                ? ": " + PlanText.visible(present.get().text()) + " instead of "
                        + PlanText.visible(wanted.get().text())
                : "";
        lines.add(sign + address + values + (note.isEmpty() ? "" : ": " + note));
        if (wanted.isPresent()
                && present.isPresent()
                && wanted.get() instanceof Value.Document said
                && present.get() instanceof Value.Document found
                && said.parsed().isPresent()
                && found.parsed().isPresent()) {
            PolicyDiff.between(said.parsed().get(), found.parsed().get())
                    .toString()
                    .lines()
                    .forEach(line -> lines.add("    " + line));
        }
    }

    /** Tells whether the account is as the blueprint says, and nothing was added to what it names. */
    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /** Returns what differs, in order of what it is about. */
    public List<Difference> differences() {
        return differences;
    }

    /** Returns the drift as JSON. */
    public String toJson() {
        JsonWriter json = JsonWriter.pretty();
        json.openObject().name("differences").openArray();
        for (Difference difference : differences) {
            json.element().openObject().name("address").value(difference.address());
            difference.wanted().ifPresent(wanted -> json.name("wanted").value(wanted));
            difference.present().ifPresent(present -> json.name("present").value(present));
            if (!difference.note().isEmpty()) {
                json.name("note").value(difference.note());
            }
            json.closeObject();
        }
        json.closeArray().closeObject();
        return json + "\n";
    }

    /** Returns a line for everything that differs, {@code +} for what was added to the account and {@code -} for what is missing. */
    @Override
    public String toString() {
        return lines.isEmpty() ? "no drift\n" : String.join("\n", lines) + "\n";
    }
}
