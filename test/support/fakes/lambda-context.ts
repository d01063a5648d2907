import type { Context } from 'aws-lambda';

/** What Lambda hands to a function beside the event; plenty of time left unless told otherwise. */
export const aContext = (remainingMs: () => number = () => 30_000): Context => ({
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'tanggap-test',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:ap-southeast-3:000000000000:function:tanggap-test',
  memoryLimitInMB: '512',
  awsRequestId: '00000000-0000-4000-8000-000000000000',
  logGroupName: '/aws/lambda/tanggap-test',
  logStreamName: 'test',
  getRemainingTimeInMillis: remainingMs,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});
