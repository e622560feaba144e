package io.chancery.policy.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is trained is what the service does: an account is loaded whole, and decisions in it go both ways. */
class TrainingRunTest {

    @Test
    void it_loads_an_account_and_allows_some_of_what_is_asked() throws InterruptedException {
        TrainingRun.Round round = TrainingRun.round(TrainingAccount.make());

        assertThat(round.principals()).isEqualTo(TrainingAccount.PRINCIPALS);
        assertThat(round.allowed()).isBetween(round.decided() / 5, round.decided() / 2);
    }
}
