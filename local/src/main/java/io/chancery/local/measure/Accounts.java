package io.chancery.local.measure;

import io.chancery.local.client.OperatorClient;
import io.chancery.local.client.OperatorClient.Account;
import io.chancery.local.client.SuiteAddress;
import java.util.ArrayList;
import java.util.List;

/** Accounts for a measurement, closed with this. */
final class Accounts implements AutoCloseable {

    private static final String ADMIN = "admin";

    private final OperatorClient operator;
    private final List<Account> opened = new ArrayList<>();

    Accounts(SuiteAddress suite) {
        this.operator = new OperatorClient(suite);
    }

    Account open() {
        Account account = operator.openAccount(ADMIN);
        opened.add(account);
        return account;
    }

    List<Account> open(int count) {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            accounts.add(open());
        }
        return accounts;
    }

    @Override
    public void close() {
        try (operator) {
            opened.forEach(account -> operator.closeAccount(account.id()));
        }
    }
}
