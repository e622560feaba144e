package io.chancery.language.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.Arn;
import io.chancery.language.reference.Service.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Resources of policies beside the forms that a catalogue gives them, and the limit of comparing. */
class ResourceFormsTest {

    private static final String BUCKET = "${BucketName}";
    private static final String OBJECT = "${BucketName}/${ObjectName}";
    private static final List<ResourceType> TYPES = List.of(
            type("bucket", "arn:${Partition}:s3:::${BucketName}"),
            type("object", "arn:${Partition}:s3:::${BucketName}/${ObjectName}"),
            type("table", "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}"));
    /** Of three comparisons, two of which get as far as the text behind the account, of some 30 by 30 characters at most. */
    private static final long ENOUGH = 10_000;

    @Test
    void aResourceIsLikeTheFormsThatItMayHave() {
        assertThat(like(new ResourceForms(ENOUGH), "arn:aws:s3:::reports/2026")).containsExactly(OBJECT);
        assertThat(like(new ResourceForms(ENOUGH), "arn:aws:s3:::reports")).containsExactly(BUCKET);
        assertThat(like(new ResourceForms(ENOUGH), "arn:aws:s3:::reports*")).containsExactly(BUCKET, OBJECT);
    }

    @Test
    void whatWasComparedBeforeIsKnownWhenTheLimitIsReached() {
        ResourceForms forms = new ResourceForms(ENOUGH);
        assertThat(like(forms, "arn:aws:s3:::reports/2026")).containsExactly(OBJECT);

        assertThat(like(forms, "arn:aws:s3:::" + "a".repeat(1_000))).hasSize(TYPES.size());
        assertThat(like(forms, "arn:aws:s3:::reports/2026")).containsExactly(OBJECT);
    }

    @Test
    void beyondTheLimitEverythingIsLike() {
        assertThat(like(new ResourceForms(0), "arn:aws:s3:::reports/2026")).hasSize(TYPES.size());
    }

    /** The last parts of the ARNs. */
    private static List<String> like(ResourceForms forms, String resource) {
        return forms.like(Arn.parse(resource).orElseThrow(), TYPES).stream()
                .map(Arn::resource)
                .toList();
    }

    private static ResourceType type(String name, String arn) {
        return new ResourceType(name, List.of(arn), List.of());
    }
}
