import type { CloudFormationCustomResourceEvent } from 'aws-lambda';

export type ArchivePolicyHandlerDeps = {
  readonly archive: () => Promise<void>;
  /** Tells CloudFormation the outcome at the address that came with the event. */
  readonly respond: (url: string, body: string) => Promise<void>;
  readonly fault: (error: unknown) => void;
};

/**
 * Called by the deploy. Always answers, or the deploy would wait for an hour; what is stored stays when the stack goes.
 */
export const archivePolicyHandler =
  (deps: ArchivePolicyHandlerDeps) =>
  async (event: CloudFormationCustomResourceEvent): Promise<void> => {
    const { StackId, RequestId, LogicalResourceId } = event;
    const archived = event.RequestType === 'Delete' ? Promise.resolve() : deps.archive();
    const outcome = await archived.then(
      () => ({ Status: 'SUCCESS' }),
      (error: unknown) => {
        deps.fault(error);
        return { Status: 'FAILED', Reason: 'the policy files could not be stored; see the log of archive-policy' };
      },
    );
    const answer = { ...outcome, PhysicalResourceId: 'policy-archive', StackId, RequestId, LogicalResourceId };
    await deps.respond(event.ResponseURL, JSON.stringify(answer));
  };
