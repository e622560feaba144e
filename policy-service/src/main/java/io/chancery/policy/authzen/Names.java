package io.chancery.policy.authzen;

import io.chancery.contracts.AccountId;
import io.chancery.language.Arn;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names in one request, there and back.
 *
 * @param account in which names are that are no ARNs; empty if the request is for none
 */
public record Names(Optional<AccountId> account, EntityNames templates) {

    /** What a service may be called in the actions of policies; a hyphen stands for an underscore. */
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private static final String ANY = "*";
    private static final String ARN = "arn:";

    /** Whether ids of the type can be subjects at all. */
    public boolean isSubjectType(String type) {
        return type.equals(EntityNames.IAM) || templates.ofSubjects(type).isPresent();
    }

    /**
     * @param path of the subject in the request
     * @throws InvalidRequest if there is no such type, or no account
     */
    String subjectArn(String type, String id, String path) {
        if (type.equals(EntityNames.IAM)) {
            return id;
        }
        ArnTemplate template = templates
                .ofSubjects(type)
                .orElseThrow(() -> InvalidRequest.at(
                        path + "type",
                        "is '%s', which is no known type; known are %s".formatted(type, templates.subjectTypes())));
        return template.arn(type, account(template, path), id);
    }

    /** What a subject of the type is called in requests; empty if it is not of the type. */
    public Optional<String> subjectId(String type, String arn) {
        return type.equals(EntityNames.IAM)
                ? Optional.of(arn)
                : templates.ofSubjects(type).flatMap(template -> id(template, type, arn));
    }

    /** Whether ids of such subjects are put into a template. */
    boolean isTranslatedSubject(String type) {
        return !type.equals(EntityNames.IAM);
    }

    /** Whether an id of a resource is put into a template. */
    boolean isTranslated(String type, String id) {
        return !type.equals(EntityNames.IAM) && !id.equals(ANY) && !id.startsWith(ARN);
    }

    /**
     * @param path of the resource in the request
     * @throws InvalidRequest if the type cannot be in an ARN, or there is no account
     */
    String resourceArn(String type, String id, String path) {
        if (!isTranslated(type, id)) {
            return id;
        }
        ArnTemplate template = templates.ofResources(type);
        if (!SERVICE.matcher(type).matches() && !templates.knowsResources(type)) {
            throw InvalidRequest.at(
                    path + "type",
                    "is '%s'; with an id that is no ARN it may have letters, digits, '.', '_' and '-'".formatted(type));
        }
        return template.arn(inArn(type), account(template, path), id);
    }

    /**
     * What a resource is called in requests for resources of the type: by its id in the type's template, else by its
     * ARN if the type is its service; empty if it is not of the type.
     */
    public Optional<String> resourceId(String type, String arn) {
        Optional<String> id =
                type.equals(EntityNames.IAM) ? Optional.empty() : id(templates.ofResources(type), inArn(type), arn);
        return id.filter(found -> isTranslated(type, found))
                .or(() -> Optional.of(arn)
                        .filter(text -> Arn.parse(text)
                                .filter(parsed -> parsed.service().equals(type))
                                .isPresent()));
    }

    /** The service with which the names of actions on such resources begin. */
    public String service(String type, String id) {
        return Arn.parse(id)
                .filter(arn -> !isTranslated(type, id))
                .map(Arn::service)
                .orElseGet(() -> type.equals(EntityNames.IAM)
                        ? type
                        : templates.ofResources(type).service(inArn(type)));
    }

    /** What an action is called in requests about the resource: without its service, if that goes without saying. */
    public String actionName(String action, String type, String id) {
        String service = service(type, id) + ":";
        return isTranslated(type, id) && action.regionMatches(true, 0, service, 0, service.length())
                ? action.substring(service.length())
                : action;
    }

    private Optional<String> id(ArnTemplate template, String type, String arn) {
        return account.isEmpty() && template.needsAccount()
                ? Optional.empty()
                : template.id(type, account.map(AccountId::value).orElse(""), arn);
    }

    private String account(ArnTemplate template, String path) {
        if (account.isEmpty() && template.needsAccount()) {
            throw InvalidRequest.at(
                    path + "id",
                    "is no ARN, and nothing says in which account it is: sign the request, or set"
                            + " chancery.authzen.account");
        }
        return account.map(AccountId::value).orElse("");
    }

    private static String inArn(String type) {
        return type.replace('_', '-');
    }
}
