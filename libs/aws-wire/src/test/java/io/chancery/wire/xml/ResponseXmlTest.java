package io.chancery.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.wire.Structure;
import io.chancery.wire.WireName;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ResponseXmlTest {
    private static final String NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";

    record UserName(String value) {}

    enum Status {
        @WireName("Active")
        ACTIVE
    }

    record User(UserName userName, Optional<String> path, Instant createDate) {}

    record CreateUserReply(User user) {}

    record Everything(
            List<User> users,
            List<String> empty,
            Optional<String> marker,
            boolean isTruncated,
            int count,
            Status status,
            byte[] content,
            Map<String, Integer> summaryMap,
            @WireName("SAMLMetadataDocument") String document) {}

    @Structure
    record Wrapped(@WireName("arn") String arn) {}

    record Holder(Wrapped policyArn) {}

    private static String success(String operation, Optional<? extends Record> result) {
        return new String(ResponseXml.success(NAMESPACE, operation, result, "r-1"), StandardCharsets.UTF_8);
    }

    @Test
    void a_result_is_wrapped_as_iam_wraps_it() {
        User user = new User(new UserName("alice"), Optional.of("/"), Instant.parse("2026-01-01T00:00:00.123Z"));
        assertThat(success("CreateUser", Optional.of(new CreateUserReply(user))))
                .isEqualTo("<CreateUserResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><CreateUserResult>"
                        + "<User><UserName>alice</UserName><Path>/</Path><CreateDate>2026-01-01T00:00:00Z</CreateDate>"
                        + "</User></CreateUserResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>"
                        + "</CreateUserResponse>");
    }

    @Test
    void an_operation_without_a_result_has_no_result_element() {
        assertThat(success("DeleteUser", Optional.empty()))
                .isEqualTo("<DeleteUserResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><ResponseMetadata>"
                        + "<RequestId>r-1</RequestId></ResponseMetadata></DeleteUserResponse>");
    }

    @Test
    void every_shape_is_written() {
        Map<String, Integer> summary = new LinkedHashMap<>();
        summary.put("Users", 3);
        summary.put("Groups", 0);
        User user = new User(new UserName("b"), Optional.empty(), Instant.EPOCH);
        Everything everything = new Everything(
                List.of(user),
                List.of(),
                Optional.empty(),
                false,
                2,
                Status.ACTIVE,
                new byte[] {1, 2},
                summary,
                "<a b=\"c\">&'</a>");
        assertThat(success("X", Optional.of(everything)))
                .contains("<XResult><Users><member><UserName>b</UserName><CreateDate>1970-01-01T00:00:00Z</CreateDate>"
                        + "</member></Users><Empty></Empty><IsTruncated>false</IsTruncated><Count>2</Count>"
                        + "<Status>Active</Status><Content>AQI=</Content><SummaryMap><entry><key>Users</key>"
                        + "<value>3</value></entry><entry><key>Groups</key><value>0</value></entry></SummaryMap>"
                        + "<SAMLMetadataDocument>&lt;a b=&quot;c&quot;&gt;&amp;'&lt;/a&gt;</SAMLMetadataDocument>"
                        + "</XResult>");
    }

    @Test
    void a_structure_of_one_member_keeps_its_name() {
        assertThat(success("X", Optional.of(new Holder(new Wrapped("arn:x")))))
                .contains("<PolicyArn><arn>arn:x</arn></PolicyArn>");
    }

    @Test
    void what_xml_forbids_is_replaced_and_the_document_stays_readable() throws Exception {
        String nasty = "a\u0000b\u0008c\uD800d\uFFFEe\tf\ng\r\nh\uD83D\uDE00";
        byte[] xml = ErrorXml.of(NAMESPACE, ErrorXml.Type.Sender, "ValidationError", nasty, "r-1");
        String read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getElementsByTagName("Message")
                .item(0)
                .getTextContent();
        assertThat(read).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\tf\ng\r\nh\uD83D\uDE00");
    }

    @Test
    void an_error_looks_as_iam_sends_it() {
        assertThat(new String(
                        ErrorXml.of(NAMESPACE, ErrorXml.Type.of(404), "NoSuchEntity", "No.", "r-1"),
                        StandardCharsets.UTF_8))
                .isEqualTo("<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error>"
                        + "<Type>Sender</Type><Code>NoSuchEntity</Code><Message>No.</Message></Error>"
                        + "<RequestId>r-1</RequestId></ErrorResponse>");
    }

    @Test
    void a_server_s_fault_is_the_receiver_s() {
        assertThat(ErrorXml.Type.of(500)).isEqualTo(ErrorXml.Type.Receiver);
    }
}
