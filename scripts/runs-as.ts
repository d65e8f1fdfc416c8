/** Whether the process was started with this file, as source or bundled. */
export const runsAs = (name: string): boolean =>
  new RegExp(`[\\\\/]${name}\\.(ts|js)$`).test(process.argv[1] ?? "")
