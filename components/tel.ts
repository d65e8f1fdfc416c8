/** The address as a link that calls it, where it is a whole number. */
export const telOf = ({ address }: { address: string | null }): string | undefined =>
  address && /^\+\d{6,15}$/.test(address) ? `tel:${address}` : undefined
