package health.rounds.signatures;

import java.net.URI;
import java.util.Locale;

/**
 * Where messages are sent to: the parts of an address that signatures name.
 *
 * @param scheme such as {@code https}
 * @param authority host in lower case, and port where it is not the usual one (RFC 9421, section 2.2.3)
 */
record Site(String scheme, String authority) {
    static Site of(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return new Site(
                scheme, withoutUsualPort(address.getPort() < 0 ? host : host + ":" + address.getPort(), scheme));
    }

    /** Refuses a message whose one Host header names another. */
    void mustBeNamedIn(HttpMessage message) throws Flawed {
        String host = message.only("host", Flaw.WRONG_HOST)
                .orElseThrow(() -> new Flawed(Flaw.WRONG_HOST))
                .strip();
        if (!host.equals(authority)
                && !withoutUsualPort(host.toLowerCase(Locale.ROOT), scheme).equals(authority)) {
            throw new Flawed(Flaw.WRONG_HOST);
        }
    }

    private static String withoutUsualPort(String authority, String scheme) {
        String usual = scheme.equals("http") ? ":80" : ":443";
        return authority.endsWith(usual) ? authority.substring(0, authority.length() - usual.length()) : authority;
    }
}
