package io.chancery.bench.population;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A service, some of its actions, and what its resources are called. Every resource belongs to a team, so that policies
 * can be about a team's resources and requests can miss them.
 */
enum Service {
    S3(
            "s3",
            List.of("Get*", "List*", "*"),
            "GetObject",
            "GetObjectTagging",
            "GetObjectVersion",
            "ListBucket",
            "ListBucketVersions",
            "PutObject",
            "PutObjectTagging",
            "DeleteObject") {
        @Override
        String resource(String team, String item) {
            return "arn:aws:s3:::%s-data/%s/%s.parquet".formatted(team, item, item);
        }

        @Override
        List<String> patterns(String team, String item) {
            return List.of(
                    "arn:aws:s3:::%s-*".formatted(team),
                    "arn:aws:s3:::%s-data/%s/*".formatted(team, item),
                    "arn:aws:s3:::%s-data/*.parquet".formatted(team));
        }
    },
    DYNAMODB(
            "dynamodb",
            List.of("Get*", "Batch*", "*Item"),
            "GetItem",
            "BatchGetItem",
            "Query",
            "Scan",
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "BatchWriteItem",
            "DescribeTable") {
        @Override
        String resource(String team, String item) {
            return "arn:aws:dynamodb:eu-central-1:%s:table/%s-%s".formatted(PopulationGenerator.ACCOUNT, team, item);
        }

        @Override
        List<String> patterns(String team, String item) {
            return List.of(
                    "arn:aws:dynamodb:*:%s:table/%s-*".formatted(PopulationGenerator.ACCOUNT, team),
                    resource(team, item));
        }
    },
    SQS(
            "sqs",
            List.of("*Message", "Get*"),
            "SendMessage",
            "ReceiveMessage",
            "DeleteMessage",
            "GetQueueUrl",
            "GetQueueAttributes",
            "PurgeQueue") {
        @Override
        String resource(String team, String item) {
            return "arn:aws:sqs:eu-central-1:%s:%s-%s".formatted(PopulationGenerator.ACCOUNT, team, item);
        }

        @Override
        List<String> patterns(String team, String item) {
            return List.of("arn:aws:sqs:*:*:%s-*".formatted(team), resource(team, item));
        }
    },
    LAMBDA(
            "lambda",
            List.of("Get*", "List*", "Invoke*"),
            "InvokeFunction",
            "GetFunction",
            "GetFunctionConfiguration",
            "ListVersionsByFunction",
            "UpdateFunctionCode",
            "DeleteFunction") {
        @Override
        String resource(String team, String item) {
            return "arn:aws:lambda:eu-central-1:%s:function:%s-%s".formatted(PopulationGenerator.ACCOUNT, team, item);
        }

        @Override
        List<String> patterns(String team, String item) {
            return List.of(
                    "arn:aws:lambda:*:%s:function:%s-*".formatted(PopulationGenerator.ACCOUNT, team),
                    resource(team, item),
                    resource(team, item) + ":*");
        }
    },
    LOGS(
            "logs",
            List.of("Get*", "Describe*", "*"),
            "CreateLogStream",
            "PutLogEvents",
            "GetLogEvents",
            "DescribeLogStreams",
            "FilterLogEvents",
            "DeleteLogStream") {
        @Override
        String resource(String team, String item) {
            return "arn:aws:logs:eu-central-1:%s:log-group:/aws/lambda/%s-%s:log-stream:1"
                    .formatted(PopulationGenerator.ACCOUNT, team, item);
        }

        @Override
        List<String> patterns(String team, String item) {
            return List.of(
                    "arn:aws:logs:*:*:log-group:/aws/lambda/%s-*:*".formatted(team),
                    "arn:aws:logs:*:*:log-group:/aws/*/%s-%s:log-stream:*".formatted(team, item));
        }
    },
    EC2(
            "ec2",
            List.of("St*Instances", "*Instances"),
            "StartInstances",
            "StopInstances",
            "RebootInstances",
            "TerminateInstances",
            "ModifyInstanceAttribute") {
        @Override
        String resource(String team, String item) {
            return "arn:aws:ec2:eu-central-1:%s:instance/i-%s-%s".formatted(PopulationGenerator.ACCOUNT, team, item);
        }

        @Override
        List<String> patterns(String team, String item) {
            return List.of("arn:aws:ec2:*:*:instance/i-%s-*".formatted(team), resource(team, item));
        }
    },
    SECRETS(
            "secretsmanager",
            List.of("Get*", "*Secret*"),
            "GetSecretValue",
            "DescribeSecret",
            "PutSecretValue",
            "UpdateSecret",
            "DeleteSecret") {
        @Override
        String resource(String team, String item) {
            return "arn:aws:secretsmanager:eu-central-1:%s:secret:%s/%s"
                    .formatted(PopulationGenerator.ACCOUNT, team, item);
        }

        @Override
        List<String> patterns(String team, String item) {
            return List.of("arn:aws:secretsmanager:*:*:secret:%s/*".formatted(team), resource(team, item));
        }
    };

    private final String prefix;
    private final List<String> actionPatterns;
    private final List<String> actions;

    Service(String prefix, List<String> actionPatterns, String... actions) {
        this.prefix = prefix;
        this.actionPatterns = actionPatterns;
        this.actions = List.of(actions);
    }

    /** A resource of the team, as requests name it. */
    abstract String resource(String team, String item);

    /** How policies name resources of the team; all of them match {@link #resource} of the same item or item's owner. */
    abstract List<String> patterns(String team, String item);

    String action(RandomGenerator random) {
        return prefix + ":" + pick(actions, random);
    }

    String actionPattern(RandomGenerator random) {
        return prefix + ":" + pick(actionPatterns, random);
    }

    /** All its actions, with the prefix. */
    List<String> allActions() {
        return actions.stream().map(action -> prefix + ":" + action).toList();
    }

    static <T> T pick(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
