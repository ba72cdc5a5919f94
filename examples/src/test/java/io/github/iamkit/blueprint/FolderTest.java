package io.github.iamkit.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.iamkit.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    @TempDir
    private Path folder;

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve("blueprint.json"), json);
    }

    @Test
    void what_is_written_reads_back_as_it_was() {
        Blueprint shop = Bookshop.after().adopt("group Clerks");

        shop.writeTo(folder);

        assertThat(Blueprint.read(folder)).isEqualTo(shop);
    }

    @Test
    void names_that_some_file_systems_take_for_one_get_files_of_their_own() {
        Blueprint blueprint = Blueprint.builder()
                .group("..", g -> g.policy("read", Bookshop.READ).policy("READ", Bookshop.WRITE))
                .build();

        blueprint.writeTo(folder);

        assertThat(Blueprint.read(folder)).isEqualTo(blueprint);
        assertThat(folder.resolve("groups/..~READ.json")).exists();
        assertThat(folder.resolve("groups/..~read~2.json")).exists();
    }

    @Test
    void a_folder_says_what_code_says() throws IOException {
        Files.createDirectory(folder.resolve("policies"));
        Bookshop.READ.writeTo(folder.resolve("policies/read.json"));
        Bookshop.EC2.writeTo(folder.resolve("policies/ec2.json"));
        write("""
                {
                  "name": "team",
                  "exclusive": ["TAGS"],
                  "exclusiveUnder": ["/team/"],
                  "passwordPolicy": {"MinimumPasswordLength": 14, "RequireSymbols": true, "HardExpiry": false},
                  "managedPolicies": {"books": {"document": "policies/read.json"}},
                  "groups": {"Admin": {"policies": {"read": "policies/read.json"}, "attach": ["books"]}},
                  "users": {"david": {"memberOf": ["Admin"], "boundary": "books", "tags": {"team": "ops"}}},
                  "roles": {"web": {"trust": "policies/ec2.json", "path": "/team/", "longestSession": 7200}},
                  "instanceProfiles": {"web": {"role": "web"}},
                  "oidcProviders": {"https://token.example": {"clientIds": ["sts.amazonaws.com"]}}
                }
                """);

        assertThat(Blueprint.read(folder))
                .isEqualTo(Blueprint.builder()
                        .name("team")
                        .exclusive(Scope.TAGS)
                        .exclusiveUnder("/team/")
                        .passwordPolicy(14, p -> p.requireSymbols())
                        .managedPolicy("books", Bookshop.READ)
                        .group("Admin", g -> g.policy("read", Bookshop.READ).attach("books"))
                        .user(
                                "david",
                                u -> u.memberOf("Admin").boundary("books").tag("team", "ops"))
                        .role("web", Bookshop.EC2, r -> r.path("/team/").longestSession(Duration.ofHours(2)))
                        .instanceProfile("web", i -> i.role("web"))
                        .oidcProvider("https://token.example", o -> o.clientId("sts.amazonaws.com"))
                        .build());
    }

    @Test
    void everything_that_is_wrong_with_the_file_is_told_with_its_place() throws IOException {
        write("""
                {
                  "groops": {},
                  "groups": {"Admin": {"atach": [], "attach": "books"}},
                  "roles": {"web": {}},
                  "users": {"david": {"policies": {"p": "../../etc/passwd"}}},
                  "exclusive": ["ALL"],
                  "passwordPolicy": {"MinimumPasswordLength": "14"}
                }
                """);
        String file = "in `" + folder.resolve("blueprint.json") + "`";

        assertThatExceptionOfType(InvalidBlueprintException.class)
                .isThrownBy(() -> Blueprint.read(folder))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(
                                file
                                        + " at /groops (line 2, column 3): unknown member `groops`; there are name, exclusive,"
                                        + " exclusiveUnder, adopt, passwordPolicy, managedPolicies, groups, users, roles,"
                                        + " instanceProfiles, oidcProviders, samlProviders",
                                file
                                        + " at /groups/Admin/atach (line 3, column 24): unknown member `atach`; there are path,"
                                        + " policies, attach",
                                file + " at /groups/Admin/attach (line 3, column 47): expected a list, found a string",
                                file + " at /roles/web (line 4, column 20): has no `trust`; name its file",
                                file + " at /users/david/policies/p (line 5, column 41): `"
                                        + folder.resolve("../../etc/passwd").normalize()
                                        + "` is not in the folder of the blueprint; move it there",
                                file + " at /exclusive (line 6, column 16): unknown scope `ALL`; there are"
                                        + " [INLINE_POLICIES, ATTACHED_POLICIES, MEMBERSHIPS, TAGS, BOUNDARIES, CLIENT_IDS]",
                                file + " at /passwordPolicy/MinimumPasswordLength (line 7, column 47): expected a whole"
                                        + " number, found a string"));
    }

    @Test
    void a_name_that_comes_twice_is_refused() throws IOException {
        write("{\"groups\": {\"Admin\": {}, \"Admin\": {}}}");

        assertThatExceptionOfType(InvalidBlueprintException.class).isThrownBy(() -> Blueprint.read(folder));
    }

    @Test
    void a_blueprint_that_aws_would_refuse_is_refused_before_any_call_with_all_that_is_wrong() {
        Blueprint.Builder builder = Blueprint.builder()
                .group("Ad min")
                .group("Admin")
                .group("ADMIN")
                .user(
                        "david",
                        u -> u.memberOf("Nobody")
                                .path("ops")
                                .boundary("limit")
                                .tag("aws:team", "x")
                                .tag("a", "1")
                                .tag("A", "2")
                                .policy("p", Policy.allow("s3:GetObject").on("books")))
                .role("web", Bookshop.EC2, r -> r.longestSession(Duration.ofMinutes(5)))
                .passwordPolicy(5, p -> {});

        assertThatExceptionOfType(InvalidBlueprintException.class)
                .isThrownBy(builder::build)
                .satisfies(e -> assertThat(e.problems())
                        .anyMatch(problem -> problem.startsWith("at group `Ad min`: `Ad min` is no name for it"))
                        .contains("at group `ADMIN`: is the same name to AWS as `Admin`; name it once")
                        .contains(
                                "at user `david`: member of `Nobody`, which the blueprint does not name; name the group in"
                                        + " it")
                        .anyMatch(problem -> problem.startsWith("at user `david`: `ops` is no path"))
                        .anyMatch(
                                problem -> problem.startsWith("at user `david`: boundary `limit`, which the blueprint"))
                        .anyMatch(problem -> problem.startsWith("at user `david`: tag `aws:team`"))
                        .contains("at user `david`: tag A is said twice; say it once")
                        .anyMatch(problem -> problem.startsWith("at user `david`: policy p at /Statement/0/Resource"))
                        .contains("at role `web`: its longest session lasts 300 s; AWS takes 3,600 to 43,200")
                        .contains("at password policy: MinimumPasswordLength is 5; AWS takes 6 to 128"));
    }
}
