"""The network a request came from, scrambled. Pure: counting by it needs no address."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.utils.crypto import salted_hmac

# What one household, or one ward of a hospital, has of each kind of address.
_BITS = {4: 24, 6: 64}


def net_of_address(text: str) -> str:
    """Return a scrambled form of the network an internet address belongs to, 64 letters long.

    "" where it says nothing about who is asking: this machine itself, as a proxy on it does, or
    no address at all.
    """
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if address.is_loopback:
        return ""
    network = ip_network(f"{address}/{_BITS[address.version]}", strict=False)
    # Keyed: all networks there are could be tried out against a plain hash.
    return salted_hmac("samehere.moderation.nets", str(network), algorithm="sha256").hexdigest()
