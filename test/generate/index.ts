/** Generated flow logs, for tests and the benchmark. Plain Node, no dependencies. */
export { nsgV1, nsgV2, type NsgHourOptions } from './nsg-hour.ts';
export { caseSeed, Random } from './random.ts';
export { randomLog, type RandomLog, type RandomLogOptions } from './random-log.ts';
export {
  cutOf,
  logText,
  sampleNetwork,
  type SampleBlob,
  type SampleNetworkOptions,
  type WrittenRecord,
} from './sample-network/index.ts';
export { vnetHour, type VnetHourOptions } from './vnet-hour.ts';
export { writeLog, type WriteLogOptions } from './write-log.ts';
