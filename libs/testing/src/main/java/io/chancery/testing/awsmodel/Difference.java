package io.chancery.testing.awsmodel;

/**
 * One place where a record and AWS's model disagree.
 *
 * @param path operation, side and wire names: {@code CreateUser.request.Tags.member.Key}
 * @param what in words
 */
public record Difference(String path, String what) implements Comparable<Difference> {
    @Override
    public int compareTo(Difference other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return path + ": " + what;
    }
}
