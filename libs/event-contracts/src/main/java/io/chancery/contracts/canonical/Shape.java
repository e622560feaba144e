package io.chancery.contracts.canonical;

/** How values of one type are written. */
@FunctionalInterface
interface Shape {

    /** The value that begins here; then the cursor stands behind it. */
    Object read(Cursor cursor) throws NotCanonical;
}
