package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final KeyedCertificate ROOT =
            KeyedCertificate.authority("CN=Root").generate();
    private static final KeyedCertificate UPPER =
            ROOT.issueAuthority("CN=Upper").generate();
    private static final KeyedCertificate LOWER =
            UPPER.issueAuthority("CN=Lower").generate();
    private static final KeyedCertificate HOST = LOWER.issue("CN=host").generate();

    @Test
    void a_pile_in_any_order_becomes_the_chain() {
        for (int seed = 0; seed < 24; seed++) {
            List<X509Certificate> pile = new ArrayList<>(HOST.chain());
            pile.add(HOST.chain().get(seed % 4));
            Collections.shuffle(pile, new Random(seed));

            Chain chain = Chain.order(pile);

            assertThat(chain.certificates()).as("seed " + seed).isEqualTo(HOST.chain());
            assertThat(chain.isComplete()).isTrue();
            assertThat(chain.findings()).isEmpty();
        }
    }

    @Test
    void a_gap_is_named_and_what_lies_beyond_is_left_over() {
        Chain chain = Chain.order(List.of(ROOT.certificate(), HOST.certificate(), LOWER.certificate()));

        assertThat(chain).hasToString("CN=host <- CN=Lower");
        assertThat(chain.isComplete()).isFalse();
        assertThat(chain.leftOver()).containsExactly(ROOT.certificate());
        assertThat(chain.findings())
                .extracting(CertificateFinding::toString)
                .containsExactly(
                        "certificate 1: `CN=Lower` was issued by `CN=Upper`, which is not there; add the certificate of that"
                                + " issuer",
                        "certificate 1: `CN=Root` is no part of the chain of `CN=host`; leave it out, or add what lies between");
    }

    @Test
    void an_authority_of_the_same_name_and_another_key_is_not_taken() {
        KeyedCertificate impostor = KeyedCertificate.authority("CN=Root").generate();

        Chain chain = Chain.order(List.of(impostor.certificate(), UPPER.certificate()));

        assertThat(chain.certificates()).containsExactly(UPPER.certificate());
        assertThat(chain.leftOver()).containsExactly(impostor.certificate());
    }

    /** The same authority, name and key, as two roots vouch for it. */
    private static KeyedCertificate under(KeyedCertificate issuer, KeyPair key) {
        return issuer.issueAuthority("CN=Crossed").key(KeyAlgorithm.EC_P256).generate(KeyAlgorithm.EC_P256, () -> key);
    }

    @Test
    void of_the_ways_that_cross_signed_authorities_have_the_shortest_to_a_root_is_taken() {
        KeyPair key = KeyAlgorithm.EC_P256.generate(Issuance.RANDOM);
        KeyedCertificate newRoot = KeyedCertificate.authority("CN=New Root").generate();
        KeyedCertificate byNew = under(newRoot, key);
        KeyedCertificate byUpper = under(UPPER, key);
        KeyedCertificate leaf = byNew.issue("CN=leaf").generate();
        List<X509Certificate> pile = new ArrayList<>(List.of(
                byUpper.certificate(),
                leaf.certificate(),
                ROOT.certificate(),
                byNew.certificate(),
                UPPER.certificate(),
                newRoot.certificate()));

        for (int seed = 0; seed < 24; seed++) {
            Collections.shuffle(pile, new Random(seed));
            assertThat(Chain.order(pile).certificates())
                    .as("seed " + seed)
                    .containsExactly(leaf.certificate(), byNew.certificate(), newRoot.certificate());
            assertThat(Chain.order(pile).leftOver())
                    .as("seed " + seed)
                    .containsExactlyInAnyOrder(byUpper.certificate(), UPPER.certificate(), ROOT.certificate());
        }
        pile.remove(newRoot.certificate());
        assertThat(Chain.order(pile))
                .hasToString("CN=leaf <- CN=Crossed <- CN=Upper <- CN=Root")
                .matches(Chain::isComplete);
    }

    @Test
    void a_pile_without_the_leaf_is_the_chain_of_the_lowest_authority() {
        assertThat(Chain.order(List.of(ROOT.certificate(), LOWER.certificate(), UPPER.certificate())))
                .hasToString("CN=Lower <- CN=Upper <- CN=Root");
    }

    @Test
    void what_does_not_belong_is_left_over_whatever_it_is() {
        KeyedCertificate stranger = KeyedCertificate.selfSigned("CN=stranger")
                .key(KeyAlgorithm.EC_P256)
                .generate();
        KeyedCertificate sibling = LOWER.issue("CN=host").generate();
        List<X509Certificate> pile = new ArrayList<>(HOST.chain());
        pile.add(0, stranger.certificate());

        Chain chain = Chain.order(pile);

        assertThat(chain.certificates()).isEqualTo(HOST.chain());
        assertThat(chain.findings()).extracting(CertificateFinding::code).containsExactly("LEFT_OVER");
        pile.add(sibling.certificate());
        assertThat(Chain.order(pile).leftOver()).hasSize(2);
    }

    @Test
    void a_renewed_root_of_the_same_key_vouches_too() {
        KeyPair key = KeyAlgorithm.EC_P256.generate(Issuance.RANDOM);
        KeyedCertificate first = KeyedCertificate.authority("CN=R").generate(KeyAlgorithm.EC_P256, () -> key);
        KeyedCertificate second = KeyedCertificate.authority("CN=R").generate(KeyAlgorithm.EC_P256, () -> key);
        KeyedCertificate leaf = first.issue("CN=leaf").generate();

        Chain chain = Chain.order(List.of(second.certificate(), leaf.certificate(), first.certificate()));

        assertThat(chain).hasToString("CN=leaf <- CN=R").matches(Chain::isComplete);
        assertThat(chain.leftOver()).hasSize(1);
    }

    @Test
    void authorities_that_signed_each_other_make_no_endless_chain() {
        KeyPair one = KeyAlgorithm.EC_P256.generate(Issuance.RANDOM);
        KeyPair two = KeyAlgorithm.EC_P256.generate(Issuance.RANDOM);
        KeyedCertificate first = KeyedCertificate.authority("CN=A").generate(KeyAlgorithm.EC_P256, () -> one);
        KeyedCertificate second = KeyedCertificate.authority("CN=B").generate(KeyAlgorithm.EC_P256, () -> two);
        KeyedCertificate firstBySecond = second.issueAuthority("CN=A").generate(KeyAlgorithm.EC_P256, () -> one);
        KeyedCertificate secondByFirst = first.issueAuthority("CN=B").generate(KeyAlgorithm.EC_P256, () -> two);

        Chain chain = Chain.order(List.of(firstBySecond.certificate(), secondByFirst.certificate()));

        assertThat(chain.certificates()).hasSize(2);
        assertThat(chain.isComplete()).isFalse();
    }

    @Test
    void chains_of_ml_dsa_are_put_in_order_too() {
        KeyedCertificate root =
                KeyedCertificate.authority("CN=Q").key(KeyAlgorithm.ML_DSA_44).generate();
        KeyedCertificate leaf = root.issue("CN=q").key(KeyAlgorithm.ML_DSA_44).generate();

        assertThat(Chain.order(List.of(root.certificate(), leaf.certificate())).certificates())
                .isEqualTo(leaf.chain());
    }

    @Test
    void an_empty_pile_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Chain.order(List.of()))
                .withMessage("there is no certificate to put in order; give one or more");
    }

    @Test
    void the_judge_says_which_certificate_of_a_chain_is_wrong() {
        List<X509Certificate> swapped =
                List.of(HOST.certificate(), UPPER.certificate(), LOWER.certificate(), ROOT.certificate());
        List<X509Certificate> gap = List.of(HOST.certificate(), UPPER.certificate());

        assertThat(errors(swapped))
                .containsExactly(
                        "certificate 0: it was issued by `CN=Lower`, but `CN=Upper` follows; put the chain in order with"
                                + " Chain.order(...)",
                        "certificate 1: it was issued by `CN=Root`, but `CN=Lower` follows; put the chain in order with"
                                + " Chain.order(...)",
                        "certificate 2: it was issued by `CN=Upper`, but `CN=Root` follows; put the chain in order with"
                                + " Chain.order(...)");
        assertThat(errors(gap))
                .containsExactly(
                        "certificate 0: it was issued by `CN=Lower`, but `CN=Upper` follows; add the issuer's certificate");
    }

    private static List<String> errors(List<X509Certificate> chain) {
        return CertificateProfile.ROLES_ANYWHERE_CLIENT.review(chain, Clock.systemUTC()).errors().stream()
                .map(CertificateFinding::toString)
                .toList();
    }

    @Test
    void more_than_five_intermediates_are_more_than_roles_anywhere_takes() {
        KeyedCertificate issuer = KeyedCertificate.authority("CN=0").generate();
        for (int i = 1; i <= 6; i++) {
            issuer = issuer.issueAuthority("CN=" + i).generate();
        }

        assertThat(errors(issuer.issue("CN=worker").generate().chain()))
                .containsExactly(
                        "certificate 7: it is one of 6 intermediates, and Roles Anywhere takes 5; make a trust anchor"
                                + " of an authority further down");
    }
}
