import {
  CloudFormationClient,
  paginateListStackResources,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { clientConfig } from '#local/aws/local-aws';
import { stack } from './system.ts';

export const WORKFLOW = 'tanggap-local-workflow';

/** Everything that the workflow's stack consists of. */
export const workflowResources = async (): Promise<readonly StackResourceSummary[]> => {
  const client = new CloudFormationClient(clientConfig(stack.aws));
  const found: StackResourceSummary[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: WORKFLOW }))
    found.push(...(page.StackResourceSummaries ?? []));
  return found;
};
