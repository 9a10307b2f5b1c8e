/** What `npm run soak` was asked for. */
const wish = (name: string, usual: number) => Number(process.env[`FLOW_LOGS_${name}`] ?? usual);

export const RUNS = wish('RUNS', 1_000_000);
export const ROUNDS = wish('ROUNDS', 20);
export const SEED = wish('SEED', 1);
