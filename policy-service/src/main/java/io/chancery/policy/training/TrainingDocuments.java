package io.chancery.policy.training;

import io.chancery.policy.catalogue.AwsManagedPolicies;
import java.util.List;
import java.util.stream.IntStream;

/** Policies as people write them: what AWS ships, and what teams allow themselves. */
final class TrainingDocuments {

    static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},\
            "Action":"sts:AssumeRole"}]}""";

    static final int TEAMS = 300;
    private static final int OF_AWS = 300;

    /** One for each kind of pattern and condition that is frequent. */
    private static final String OF_TEAM = """
            {"Version":"2012-10-17","Statement":[\
            {"Sid":"Objects","Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:List*"],\
            "Resource":["arn:aws:s3:::team%1$d-data","arn:aws:s3:::team%1$d-data/*","arn:aws:s3:::*-team%1$d-logs/a/*"],\
            "Condition":{"IpAddress":{"aws:SourceIp":["192.0.2.0/24","2001:db8::/32"]}}},\
            {"Sid":"Home","Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::team%1$d/${aws:username}/*"},\
            {"Sid":"Queues","Effect":"Allow","Action":["sqs:SendMessage","sqs:ReceiveMessage"],\
            "Resource":"arn:aws:sqs:*:111122223333:team%1$d-*",\
            "Condition":{"DateLessThan":{"aws:CurrentTime":"2027-01-01T00:00:00Z"},\
            "StringLike":{"aws:PrincipalTag/team":["team%1$d","all"]}}},\
            {"Effect":"Deny","Action":"dynamodb:Delete*","Resource":"arn:aws:dynamodb:*:*:table/team%1$d-*",\
            "Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}},\
            {"Effect":"Deny","NotAction":["s3:*","sqs:*","dynamodb:*"],"NotResource":"arn:aws:s3:::team%1$d-*",\
            "Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/role*"}}}]}""";

    private TrainingDocuments() {}

    /** One each. */
    static List<String> ofTeams() {
        return IntStream.range(0, TEAMS).mapToObj(OF_TEAM::formatted).toList();
    }

    static List<String> ofAws() {
        var aws = new AwsManagedPolicies();
        return aws.list("/", "")
                .limit(OF_AWS)
                .map(policy -> aws.source(policy.id()).orElseThrow())
                .toList();
    }
}
