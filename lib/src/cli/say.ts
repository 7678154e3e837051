/** Progress, for who looks: a line on standard error, so that standard output holds answers alone. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);
