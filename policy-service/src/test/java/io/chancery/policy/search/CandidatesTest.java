package io.chancery.policy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandidatesTest {

    @Test
    void the_first_behind_the_page_before_are_kept_in_order() {
        Candidates candidates = offered(Optional.of("b"), 2, "e", "a", "d", "b", "c", "d");

        assertThat(candidates.byKey().keySet()).containsExactly("c", "d");
        assertThat(candidates.more()).isTrue();
    }

    @Test
    void there_are_no_more_if_all_are_kept() {
        assertThat(offered(Optional.empty(), 3, "c", "a", "b", "a").more()).isFalse();
    }

    @Test
    void of_one_key_the_first_counts() {
        var candidates = new Candidates(Optional.empty(), 3);
        candidates.offer("s3:getobject", "s3:GetObject");
        candidates.offer("s3:getobject", "S3:GETOBJECT");

        assertThat(candidates.byKey().values()).containsExactly("s3:GetObject");
    }

    @Test
    void a_page_ends_with_its_limit_and_says_where_to_go_on() {
        Candidates candidates = offered(Optional.empty(), 9, "a", "b", "c", "d");

        Found found = Found.among(candidates, Optional.empty(), 2, candidate -> !candidate.equals("b"));

        assertThat(found).isEqualTo(new Found(List.of("a", "c"), Optional.of("c"), 3));
    }

    @Test
    void a_page_that_found_little_goes_on_behind_the_last_that_it_looked_at() {
        Candidates candidates = offered(Optional.empty(), 2, "a", "b", "c");

        assertThat(Found.among(candidates, Optional.empty(), 9, candidate -> false))
                .isEqualTo(new Found(List.of(), Optional.of("b"), 2));
    }

    @Test
    void the_last_page_has_none_behind_it() {
        assertThat(Found.among(offered(Optional.of("a"), 2, "b", "c"), Optional.of("a"), 2, candidate -> true))
                .isEqualTo(new Found(List.of("b", "c"), Optional.empty(), 2));
    }

    @Test
    void a_page_that_may_have_nothing_stays_where_it_is() {
        assertThat(Found.among(offered(Optional.of("a"), 2, "b"), Optional.of("a"), 0, candidate -> true))
                .isEqualTo(new Found(List.of(), Optional.of("a"), 0));
    }

    private static Candidates offered(Optional<String> after, int limit, String... offered) {
        var candidates = new Candidates(after, limit);
        List.of(offered).forEach(candidates::offer);
        return candidates;
    }
}
