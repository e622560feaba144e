package io.chancery.language.validation;

import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import io.chancery.language.analysis.PatternCover;
import io.chancery.language.match.Ascii;
import io.chancery.language.match.Glob;
import java.util.List;
import java.util.Optional;

/** Statements that let roles be passed of which the author may not have thought. */
final class PassRoleChecks {

    private static final String PASS_ROLE = "iam:passrole";
    private static final String SERVICE_KEY = "iam:passedtoservice";

    private final Report report;

    PassRoleChecks(Report report) {
        this.report = report;
    }

    void check(Spot statement) {
        boolean allows = statement
                .member("Effect")
                .flatMap(Spot::text)
                .filter("Allow"::equals)
                .isPresent();
        if (!allows || namesService(statement)) {
            return;
        }
        Optional<Spot> notResource = statement.member("NotResource");
        Optional<Spot> resource = statement.member("Resource");
        boolean anyResource = StatementChecks.texts(resource).stream().anyMatch(PassRoleChecks::isAnyRole);
        if (notResource.isEmpty() && !anyResource) {
            return;
        }
        Spot spot = notResource.or(() -> resource).orElse(statement);
        boolean except = notResource.isPresent();
        code(statement, except)
                .ifPresent(code -> report.add(
                        code,
                        spot,
                        "The statement lets %s be passed to any service. Name the roles, or the services with the"
                                + " condition key iam:PassedToService.",
                        except ? "all roles but some" : "any role"));
    }

    private static Optional<IssueCode> code(Spot statement, boolean except) {
        Optional<Spot> notAction = statement.member("NotAction");
        if (notAction.isPresent()) {
            boolean spared = StatementChecks.texts(notAction).stream().anyMatch(PassRoleChecks::matchesPassRole);
            return spared
                    ? Optional.empty()
                    : Optional.of(
                            except
                                    ? IssueCode.PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE
                                    : IssueCode.PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION);
        }
        List<String> matching = StatementChecks.texts(statement.member("Action")).stream()
                .filter(PassRoleChecks::matchesPassRole)
                .toList();
        if (matching.isEmpty()) {
            return Optional.empty();
        }
        boolean named =
                matching.stream().anyMatch(action -> Ascii.lowerCase(action).equals(PASS_ROLE));
        if (named) {
            return Optional.of(
                    except ? IssueCode.PASS_ROLE_WITH_NOT_RESOURCE : IssueCode.PASS_ROLE_WITH_STAR_IN_RESOURCE);
        }
        return Optional.of(
                except
                        ? IssueCode.PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE
                        : IssueCode.PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE);
    }

    private static boolean matchesPassRole(String action) {
        return Glob.of(Ascii.lowerCase(action)).matches(PASS_ROLE);
    }

    /** Whether the pattern covers every role, of one account or of all. */
    private static boolean isAnyRole(String resource) {
        Optional<Arn> arn = Arn.parse(resource);
        String partition = arn.map(Arn::partition)
                .filter(name -> name.indexOf('*') < 0 && name.indexOf('?') < 0)
                .orElse("aws");
        String account =
                arn.map(Arn::account).filter(PrincipalNames::isAccountId).orElse("123456789012");
        return PatternCover.covers(resource, "arn:%s:iam::%s:role/*".formatted(partition, account));
    }

    private static boolean namesService(Spot statement) {
        return statement.member("Condition").stream()
                .flatMap(condition -> condition.members().stream())
                .flatMap(operator -> operator.getValue().members().stream())
                .anyMatch(key -> Ascii.lowerCase(key.getKey()).equals(SERVICE_KEY));
    }
}
