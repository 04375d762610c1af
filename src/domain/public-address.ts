import ipaddr from "ipaddr.js";

/**
 * Whether an address belongs to the open Internet: not to this machine, its network, its cloud's own services
 * (169.254.169.254) or any range set aside (RFC 6890). An IPv6 address that carries an IPv4 one is judged by that.
 * @param address as a resolver gives it: decimal dots or IPv6; anything else ("0x7f000001", "127.1") is refused
 */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address).range() === "unicast";
  if (!ipaddr.IPv6.isValid(address) || address.includes("%")) return false;
  const six = ipaddr.IPv6.parse(address);
  if (six.isIPv4MappedAddress()) return isPublicAddress(six.toIPv4Address().toString());
  // NAT64 and 6to4 lead to whatever IPv4 address stands inside, and IPv4-compatible ones (::127.0.0.1) did once.
  return six.range() === "unicast" && !six.match(GLOBAL_ONLY_ELSEWHERE) && six.match(GLOBAL);
}

const GLOBAL = ipaddr.IPv6.parseCIDR("2000::/3");
/** 2001:10::/28, ORCHID: hashes, no hosts. */
const GLOBAL_ONLY_ELSEWHERE = ipaddr.IPv6.parseCIDR("2001:10::/28");
