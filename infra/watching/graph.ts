import { GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** A third of a row of the dashboard. */
export const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: 8 });
