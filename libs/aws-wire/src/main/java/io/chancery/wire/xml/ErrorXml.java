package io.chancery.wire.xml;

/** {@code <ErrorResponse>}, as IAM and STS send it; the HTTP status goes beside it. */
public final class ErrorXml {
    /** Who is at fault: the caller (4xx) or the service (5xx). */
    public enum Type {
        Sender,
        Receiver;

        public static Type of(int httpStatus) {
            return httpStatus < 500 ? Sender : Receiver;
        }
    }

    private ErrorXml() {}

    /**
     * @param namespace of the service, {@code https://iam.amazonaws.com/doc/2010-05-08/}
     * @param message for people; holds no secret
     * @return UTF-8
     */
    public static byte[] of(String namespace, Type type, String code, String message, String requestId) {
        return new XmlWriter()
                .open("ErrorResponse", namespace)
                .open("Error")
                .element("Type", type.name())
                .element("Code", code)
                .element("Message", message)
                .close("Error")
                .element("RequestId", requestId)
                .close("ErrorResponse")
                .toBytes();
    }
}
