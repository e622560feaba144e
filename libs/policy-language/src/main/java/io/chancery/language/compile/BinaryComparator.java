package io.chancery.language.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** BinaryEquals. */
final class BinaryComparator extends Comparator {

    private final List<byte[]> values = new ArrayList<>();
    private final boolean allReadable;

    BinaryComparator(List<String> written) {
        boolean readable = true;
        for (String value : written) {
            try {
                values.add(Base64.getDecoder().decode(value));
            } catch (IllegalArgumentException e) {
                readable = false;
            }
        }
        this.allReadable = readable;
    }

    @Override
    Result compare(PreparedRequest request, int slot, String value) {
        try {
            byte[] bytes = Base64.getDecoder().decode(value);
            if (values.stream().anyMatch(own -> Arrays.equals(own, bytes))) {
                return Result.HOLDS;
            }
            return allReadable ? Result.DOES_NOT_HOLD : Result.UNREADABLE;
        } catch (IllegalArgumentException e) {
            return Result.UNREADABLE;
        }
    }
}
