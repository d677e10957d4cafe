package platen.accesscode.bulk.domain;

/**
 * What an administrator wants of a job.
 *
 * @param mails whether people are told their new code by mail
 */
public record RegenerationOrder(RegenerationScope scope, boolean mails) {}
