package io.github.iamkit.certs;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;

/** What a certificate that is to be made shall be like. Not thread-safe. */
final class Terms {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration BACK_DATED = Duration.ofMinutes(5);
    private static final int LONGEST_SERIAL_BITS = 159;

    /** What RFC 5280 writes for certificates without an end. */
    private static final Instant NO_END = Instant.parse("9999-12-31T23:59:59Z");

    final X500Name subject;
    final @Nullable KeyedCertificate issuer;
    final List<GeneralName> alternativeNames = new ArrayList<>();
    private final boolean isAuthority;
    private Optional<CertificateProfile> profile = Optional.empty();
    private @Nullable Duration validity;
    private boolean isEndless;
    private Clock clock = Clock.systemUTC();
    private Optional<BigInteger> serialNumber = Optional.empty();
    private Optional<Integer> pathLength = Optional.empty();

    Terms(X500Name subject, @Nullable KeyedCertificate issuer, boolean isAuthority) {
        this.subject = subject;
        this.issuer = issuer;
        this.isAuthority = isAuthority;
    }

    void setProfile(CertificateProfile wanted) {
        if (Objects.requireNonNull(wanted, "profile").shape().isAuthority() != isAuthority) {
            throw new IllegalArgumentException(
                    isAuthority
                            ? "an authority cannot be " + wanted.description()
                                    + "; leave the profile out, or issue that with it"
                            : "`" + subject + "` is to be no authority, which " + wanted.description()
                                    + " has to be; make it with authority(...) or issueAuthority(...)");
        }
        profile = Optional.of(wanted);
    }

    Optional<CertificateProfile> profile() {
        return profile;
    }

    Shape shape() {
        return profile.map(CertificateProfile::shape).orElseGet(this::generalShape);
    }

    private Shape generalShape() {
        if (isAuthority) {
            return Shape.ANY_AUTHORITY;
        }
        return issuer == null ? Shape.ANY_SELF_SIGNED : Shape.ANY_LEAF;
    }

    void requireKey(String name, KeyFamily family) {
        if (!shape().families().contains(family)) {
            throw new IllegalArgumentException(name + " does not go with "
                    + profile.map(CertificateProfile::description).orElse("any certificate") + "; take "
                    + shape().usualKey() + ", which is the usual one there");
        }
    }

    void setValidity(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a validity of " + duration + " is none; give a second or more");
        }
        validity = duration;
        isEndless = false;
    }

    void setEndless() {
        isEndless = true;
    }

    void setClock(Clock other) {
        clock = Objects.requireNonNull(other, "clock");
    }

    Clock clock() {
        return clock;
    }

    void setSerialNumber(BigInteger number) {
        if (number.signum() <= 0 || number.bitLength() > LONGEST_SERIAL_BITS) {
            throw new IllegalArgumentException("serial number " + number
                    + " is refused: it has to be positive and take 20 octets at most; leave it out for a random one");
        }
        serialNumber = Optional.of(number);
    }

    Optional<BigInteger> serialNumber() {
        return serialNumber;
    }

    void setPathLength(int authorities) {
        if (!isAuthority || authorities < 0) {
            throw new IllegalArgumentException("a limit of " + authorities + " authorities below `" + subject
                    + "` is refused: only authorities have one, and it is 0 or more");
        }
        pathLength = Optional.of(authorities);
    }

    Optional<Integer> pathLength() {
        return pathLength;
    }

    boolean isAuthority() {
        return isAuthority;
    }

    /** The start: a little back, so that a reader whose clock is slow takes it, but not before the issuer's. */
    Instant notBefore() {
        Instant start = clock.instant().minus(BACK_DATED).truncatedTo(ChronoUnit.SECONDS);
        if (issuer == null) {
            return start;
        }
        Instant issuerStart = issuer.certificate().getNotBefore().toInstant();
        return start.isBefore(issuerStart) ? issuerStart : start;
    }

    /** The end: as asked for, else in a year or with the issuer, whichever comes first. */
    Instant notAfter() {
        Instant issuerEnd =
                issuer == null ? NO_END : issuer.certificate().getNotAfter().toInstant();
        Instant end = isEndless ? NO_END : endAfter(validity == null ? YEAR : validity);
        if (!end.isAfter(issuerEnd)) {
            return end;
        }
        if (validity == null && !isEndless) {
            return issuerEnd;
        }
        throw new IllegalArgumentException("the certificate would be valid until " + end
                + ", but its issuer only until " + issuerEnd + "; choose a shorter validity, or renew the issuer");
    }

    private Instant endAfter(Duration duration) {
        Instant now = clock.instant();
        if (duration.compareTo(Duration.between(now, NO_END)) > 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a validity of %d days ends after the year 9999, which certificates cannot say; call withoutExpiry()",
                    duration.toDays()));
        }
        return now.plus(duration).truncatedTo(ChronoUnit.SECONDS);
    }
}
