"""Is it safe to reach? What the settings say."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings

from samehere.console import Finding, fine, wrong


def check_debug() -> Finding:
    """Find out whether pages about faults tell strangers how the program looks inside."""
    if settings.DEBUG:
        return wrong("DEBUG is on: pages about faults show the settings to everybody. Turn it off.")
    return fine("DEBUG is off: pages about faults tell nothing about the inside.")


def check_hosts() -> Finding:
    """Find out whether only the community's own names are answered."""
    if loose := [host for host in settings.ALLOWED_HOSTS if host.startswith((".", "*"))]:
        return wrong(
            f"Requests for any host are answered ({', '.join(loose)}): links could be made to "
            "lead elsewhere. List the hosts one by one."
        )
    return fine(f"Only these hosts are answered: {', '.join(settings.ALLOWED_HOSTS)}.")


def check_address() -> Finding:
    """Find out whether anybody on the way could read along."""
    if settings.IS_SECURE:
        return fine(f"The address is {settings.ADDRESS}, so what people send is encrypted.")
    if _is_here(urlsplit(settings.ADDRESS).hostname or "") and _is_here(settings.HOST):
        return fine(f"The address is {settings.ADDRESS}, which only this computer can reach.")
    return wrong(
        f"The address is {settings.ADDRESS}, and other computers can reach it: anybody on the way "
        "could read along. Put a web server with a certificate in front, and set SAMEHERE_ADDRESS "
        "to its https address."
    )


def check_cookies() -> Finding:
    """Find out whether the cookie that keeps somebody signed in could be read on the way."""
    if not settings.IS_SECURE:
        return fine("Cookies fit an address without encryption.")
    cookies = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    is_sent_safely = settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE
    if not is_sent_safely or not all(name.startswith("__Host-") for name in cookies):
        return wrong("Cookies may be sent without encryption, though the address is https.")
    return fine("Cookies are sent over encrypted connections only, and to this host alone.")


def check_proxy() -> Finding:
    """Find out whether it is known who comes through the proxy that encrypts."""
    if settings.IS_SECURE and not settings.TRUSTED_PROXIES:
        return wrong(
            "There is a proxy in front, for the address is https, and it is not named: all who "
            "come by it count as one, so a few who mistype codes keep everybody out. Set "
            "SAMEHERE_TRUSTED_PROXIES to its address, often 127.0.0.1."
        )
    named = ", ".join(str(network) for network in settings.TRUSTED_PROXIES)
    if named:
        return fine(f"Who comes through a proxy is believed from {named} alone.")
    return fine("No proxy is named, so nobody is believed to come from elsewhere.")


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
