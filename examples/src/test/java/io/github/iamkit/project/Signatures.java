package io.github.iamkit.project;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Public and protected signatures as text, one a line, in an order that only a change of API changes. */
final class Signatures {
    private static final int SHOWN = Modifier.PUBLIC | Modifier.PROTECTED;
    private static final int SHOWN_IN_HEAD = SHOWN | Modifier.STATIC | Modifier.FINAL;

    private Signatures() {}

    static String of(List<Class<?>> classes) {
        return classes.stream()
                .filter(Signatures::isVisible)
                .map(Signatures::describe)
                .collect(Collectors.joining("\n"));
    }

    /**
     * Returns a line for each class: how many signatures it and the classes within it have, and a digest of these. For
     * thousands of generated constants, of which the facts are the list: the digests show that names changed where no fact
     * did.
     */
    static String digests(List<Class<?>> classes) {
        Map<Class<?>, List<Class<?>>> byOuter = classes.stream()
                .collect(Collectors.groupingBy(Signatures::outermost, LinkedHashMap::new, Collectors.toList()));
        return byOuter.entrySet().stream()
                .map(entry -> digest(entry.getKey(), of(entry.getValue())))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining());
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> enclosing = type.getEnclosingClass();
        return enclosing == null ? type : outermost(enclosing);
    }

    private static String digest(Class<?> type, String signatures) {
        if (signatures.isEmpty()) {
            return "";
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(signatures.getBytes(StandardCharsets.UTF_8));
            long members =
                    signatures.lines().filter(line -> line.startsWith(" ")).count();
            return "%s, %d members, %s\n"
                    .formatted(head(type), members, HexFormat.of().formatHex(hash, 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static boolean isVisible(Class<?> type) {
        return isShown(type.getModifiers())
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    private static boolean isShown(int modifiers) {
        return (modifiers & SHOWN) != 0;
    }

    private static String describe(Class<?> type) {
        Stream<String> fields = members(type.getDeclaredFields()).map(Field::toGenericString);
        Stream<String> constructors = members(type.getDeclaredConstructors()).map(Constructor::toGenericString);
        Stream<String> methods = members(type.getDeclaredMethods()).map(Method::toGenericString);
        String body = Stream.of(fields, constructors, methods)
                .flatMap(Stream::sorted)
                .map(signature -> "    " + signature.replace(type.getName() + ".", "") + "\n")
                .collect(Collectors.joining());
        return head(type) + "\n" + body;
    }

    private static <M extends Member> Stream<M> members(M[] declared) {
        return Arrays.stream(declared)
                .filter(member -> isShown(member.getModifiers()))
                .filter(member -> !member.isSynthetic())
                .filter(member -> !(member instanceof Executable executable) || !isGeneratedForEnum(executable));
    }

    private static boolean isGeneratedForEnum(Executable executable) {
        return executable.getDeclaringClass().isEnum()
                && (executable.getName().equals("values")
                        || executable.getName().equals("valueOf"));
    }

    private static String kind(Class<?> type) {
        if (type.isInterface()) {
            return "interface";
        }
        if (type.isEnum()) {
            return "enum";
        }
        return type.isRecord() ? "record" : "class";
    }

    /** The head of a type, put together here because newer JDKs write more into it. */
    private static String head(Class<?> type) {
        StringBuilder head = new StringBuilder(Modifier.toString(type.getModifiers() & SHOWN_IN_HEAD));
        head.append(type.isSealed() ? " sealed " : " ")
                .append(kind(type))
                .append(' ')
                .append(type.getName());
        if (type.getTypeParameters().length > 0) {
            head.append(Arrays.stream(type.getTypeParameters())
                    .map(Type::getTypeName)
                    .collect(Collectors.joining(", ", "<", ">")));
        }
        Type parent = type.getGenericSuperclass();
        if (parent != null && parent != Object.class && !type.isEnum() && !type.isRecord()) {
            head.append(" extends ").append(parent.getTypeName());
        }
        if (type.getGenericInterfaces().length > 0) {
            head.append(type.isInterface() ? " extends " : " implements ")
                    .append(Arrays.stream(type.getGenericInterfaces())
                            .map(Type::getTypeName)
                            .collect(Collectors.joining(", ")));
        }
        return head.toString();
    }
}
