package io.chancery.language.compile;

import io.chancery.language.value.IpRange;
import io.chancery.language.value.UnreadableValueException;
import java.util.List;

/** IpAddress: ranges as two words and two masks each. */
final class AddressComparator extends Comparator {

    private static final int WORDS = 4;

    /** Of each range the address's high and low word and the masks to them. */
    private final long[] ranges;

    /** How many bytes each range's addresses have; 0 if it is unreadable, as no request's address has. */
    private final byte[] widths;

    private final boolean allReadable;

    AddressComparator(List<String> written) {
        this.ranges = new long[WORDS * written.size()];
        this.widths = new byte[written.size()];
        boolean readable = true;
        for (int i = 0; i < widths.length; i++) {
            readable &= read(i, written.get(i));
        }
        this.allReadable = readable;
    }

    private boolean read(int index, String written) {
        try {
            IpRange range = IpRange.parse(written);
            ParsedValue address = new ParsedValue();
            address.of(range.address());
            widths[index] = (byte) address.unit;
            // An IPv4 address is the last 32 of 128 bits.
            int prefix = range.prefixLength() + Long.SIZE * 2 - Byte.SIZE * address.unit;
            long highMask = mask(prefix);
            long lowMask = mask(prefix - Long.SIZE);
            ranges[WORDS * index] = address.high & highMask;
            ranges[WORDS * index + 1] = address.low & lowMask;
            ranges[WORDS * index + 2] = highMask;
            ranges[WORDS * index + 3] = lowMask;
            return true;
        } catch (UnreadableValueException e) {
            return false;
        }
    }

    /** The first so many bits of a word. */
    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= Long.SIZE ? -1L : -1L << (Long.SIZE - bits);
    }

    @Override
    Result compare(PreparedRequest request, int slot, String value) {
        ParsedValue parsed = request.parsed(slot);
        if (!parsed.read(ParsedValue.ADDRESS, value)) {
            return Result.UNREADABLE;
        }
        for (int i = 0; i < widths.length; i++) {
            int at = WORDS * i;
            if (widths[i] == parsed.unit
                    && (parsed.high & ranges[at + 2]) == ranges[at]
                    && (parsed.low & ranges[at + 3]) == ranges[at + 1]) {
                return Result.HOLDS;
            }
        }
        return allReadable ? Result.DOES_NOT_HOLD : Result.UNREADABLE;
    }
}
