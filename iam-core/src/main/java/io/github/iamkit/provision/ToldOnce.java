package io.github.iamkit.provision;

import java.time.Instant;
import java.util.Map;

/**
 * Something of which AWS tells the secret once, when it is made.
 *
 * @param <S> what AWS answers, with the secret
 */
interface ToldOnce<S> {
    /** Returns its kind and whose it is, such as {@code access key of user david}. */
    String what();

    /** Returns the ids of those that are there, with when they were made; {@link Instant#MIN} if AWS does not tell. */
    Map<String, Instant> present();

    /** Makes another one. */
    S make();

    /** Returns the id of one that was made. */
    String id(S made);

    /** Tells whether somebody has used it, and so has its secret. */
    boolean isUsed(String id);

    /** Makes it useless and deletes it. */
    void delete(String id);

    /** Takes away what a killed process made and seems not to have stored, and returns what was done. */
    default String withdraw(String id) {
        delete(id);
        return "deleted " + what() + ", " + id;
    }
}
