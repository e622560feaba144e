package io.chancery.language.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestContextTest {

    @Test
    void a_context_stays_as_it_was_built() {
        RequestContext.Builder builder = RequestContext.builder().put("aws:SourceIp", "10.0.0.1");
        RequestContext first = builder.build();

        RequestContext second = builder.put("aws:SourceIp", "10.0.0.2")
                .putAll("aws:TagKeys", List.of("a"))
                .build();
        builder.remove("aws:SourceIp");

        assertThat(first.single("aws:sourceip")).hasValue("10.0.0.1");
        assertThat(first.keys()).containsExactly("aws:sourceip");
        assertThat(second.single("aws:sourceip")).hasValue("10.0.0.2");
        assertThat(second.keys()).containsExactlyInAnyOrder("aws:sourceip", "aws:tagkeys");
        assertThat(builder.build().keys()).containsExactly("aws:tagkeys");
    }

    @Test
    void what_is_made_of_a_context_leaves_it_alone() {
        RequestContext sent =
                RequestContext.builder().put("aws:SourceIp", "10.0.0.1").build();

        RequestContext more =
                sent.toBuilder().put("aws:SecureTransport", "true").build();

        assertThat(sent.keys()).containsExactly("aws:sourceip");
        assertThat(more.keys()).containsExactlyInAnyOrder("aws:sourceip", "aws:securetransport");
    }

    @Test
    void contexts_with_the_same_keys_and_values_are_equal() {
        RequestContext one = RequestContext.builder()
                .put("aws:SourceIp", "10.0.0.1")
                .put("aws:PrincipalTag/a", "1")
                .remove("aws:PrincipalTag/A")
                .build();
        RequestContext same =
                RequestContext.builder().put("AWS:sourceip", "10.0.0.1").build();

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(RequestContext.empty());
        assertThat(one)
                .isNotEqualTo(RequestContext.builder()
                        .putAll("aws:SourceIp", List.of("10.0.0.1"))
                        .build())
                .isNotEqualTo("[aws:sourceip]");
        assertThat(one.hashCode()).isNotEqualTo(RequestContext.empty().hashCode());
    }

    /** Values may be anything that a client sends, and texts end up in logs. */
    @Test
    void a_context_as_text_tells_keys_and_no_values() {
        assertThat(RequestContext.builder().put("aws:SourceIp", "10.0.0.1").build())
                .hasToString("[aws:sourceip]");
    }
}
