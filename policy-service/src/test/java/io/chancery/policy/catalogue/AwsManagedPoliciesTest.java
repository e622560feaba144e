package io.chancery.policy.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chancery.contracts.Digests;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.UniqueIds;
import io.chancery.language.Effect;
import io.chancery.language.PolicyDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsManagedPoliciesTest {

    private final AwsManagedPolicies policies = new AwsManagedPolicies();

    @Test
    void the_catalogue_has_every_policy_of_its_package() {
        assertEquals(1_594, policies.count());
        assertEquals("0.0.656", policies.version());
        assertEquals("1853ab01ba4ef6d995cb0acdc01511e499786b09db854b37956d28055db08cc3", policies.sha256());
    }

    @Test
    void every_document_is_a_policy() {
        policies.list("/", "")
                .forEach(policy -> assertTrue(
                        !policies.document(policy.id())
                                .orElseThrow()
                                .statements()
                                .isEmpty(),
                        policy.arn()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::aws:policy/ReadOnlyAccess",
                "arn:aws:iam::aws:policy/AdministratorAccess",
                "arn:aws:iam::aws:policy/job-function/Billing",
                "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
            })
    void a_policy_is_found_by_its_arn_and_by_its_id(String arn) {
        AwsManagedPolicy policy = policies.byArn(arn).orElseThrow();
        assertEquals(arn, policy.arn());
        assertEquals(Optional.of(policy), policies.byId(policy.id()));
    }

    @Test
    void the_administrator_may_do_everything() {
        AwsManagedPolicy policy =
                policies.byArn("arn:aws:iam::aws:policy/AdministratorAccess").orElseThrow();
        PolicyDocument document = policies.document(policy.id()).orElseThrow();
        assertEquals(1, document.statements().size());
        assertEquals(Effect.ALLOW, document.statements().getFirst().effect());
        assertEquals("v1", policy.defaultVersionId());
        assertEquals(Instant.parse("2015-02-06T18:39:46Z"), policy.createdAt());
    }

    @Test
    void a_document_is_parsed_once() {
        PolicyId id = policies.byArn("arn:aws:iam::aws:policy/ReadOnlyAccess")
                .orElseThrow()
                .id();
        assertSame(policies.document(id).orElseThrow(), policies.document(id).orElseThrow());
    }

    @Test
    void ids_follow_from_the_arn() {
        policies.list("/", "").forEach(policy -> {
            byte[] digest = Digests.sha256(policy.arn().getBytes(StandardCharsets.US_ASCII));
            assertEquals(
                    UniqueIds.format(PolicyId.PREFIX, UniqueIds.ENTITY_CHARACTERS, digest),
                    policy.id().value());
        });
    }

    @Test
    void what_is_not_in_it_is_not_found() {
        assertEquals(Optional.empty(), policies.byArn("arn:aws:iam::aws:policy/readonlyaccess"));
        assertEquals(Optional.empty(), policies.document(new PolicyId("ANPAAAAAAAAAAAAAAAAAA")));
    }

    @Test
    void a_list_is_narrowed_by_path_and_goes_on_after_a_name() {
        List<String> jobs =
                policies.list("/job-function/", "").map(AwsManagedPolicy::name).toList();
        assertEquals(11, jobs.size());
        assertEquals(jobs.stream().sorted().toList(), jobs);
        assertEquals(
                jobs.subList(4, 11),
                policies.list("/job-function/", jobs.get(3))
                        .map(AwsManagedPolicy::name)
                        .toList());
    }

    @Test
    void a_table_that_lacks_a_policy_is_not_read() {
        byte[] table = "1.0\t2\nOne\t/\tANPAA\tv1\t2020-01-01T00:00:00Z\t2020-01-01T00:00:00Z\t{}\n"
                .getBytes(StandardCharsets.UTF_8);
        assertThrows(IllegalStateException.class, () -> CatalogueTable.parse(table));
    }

    @Test
    void a_table_that_is_cut_off_is_not_read() {
        byte[] table = "1.0\t1\nOne\t/\tANPAA\tv1".getBytes(StandardCharsets.UTF_8);
        assertThrows(IllegalStateException.class, () -> CatalogueTable.parse(table));
    }
}
