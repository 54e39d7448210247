export function installProbes(selector: string): void;
