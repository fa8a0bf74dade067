using Microsoft.Extensions.Options;

namespace KillBot.Bot.Hosting;

/// <summary>Where the API listens, by the configuration.</summary>
internal static class ListenAddress
{
    private const string HttpPortsKey = "HTTP_PORTS";

    extension(IConfiguration configuration)
    {
        /// <summary>
        /// The address that <c>HOST</c> and <c>PORT</c> name; null when a setting of ASP.NET's own (<c>ASPNETCORE_URLS</c>,
        /// <c>--urls</c>, <c>ASPNETCORE_HTTP_PORTS</c>) decides.
        /// </summary>
        /// <exception cref="OptionsValidationException"><c>HOST</c> is no host, or <c>PORT</c> no port.</exception>
        public string? HostAndPort
        {
            get
            {
                if (!string.IsNullOrEmpty(configuration[WebHostDefaults.ServerUrlsKey])
                    || !string.IsNullOrEmpty(configuration[HttpPortsKey]) || !string.IsNullOrEmpty(configuration["HTTPS_PORTS"]))
                {
                    return null;
                }

                var host = configuration["HOST"] is { Length: > 0 } named ? named : "localhost";
                if (Uri.CheckHostName(host) == UriHostNameType.Unknown && host is not ("*" or "+"))
                {
                    // Kestrel would take it for "any address".
                    throw new OptionsValidationException("HOST", typeof(string), [$"HOST must be an address or a host name, not \"{host}\"."]);
                }

                var port = configuration["PORT"] is { Length: > 0 } text ? text : "3000";
                return ushort.TryParse(port, out _)
                    ? $"http://{host}:{port}"
                    : throw new OptionsValidationException(
                        "PORT", typeof(ushort), [$"PORT must be a number from 0 to 65535, not \"{port}\"."]);
            }
        }

        /// <summary>
        /// The first address, as a client on this machine reaches it; null when it cannot be told, as with
        /// <c>ASPNETCORE_HTTPS_PORTS</c> alone.
        /// </summary>
        public Uri? LocalAddress
        {
            get
            {
                var listening = configuration.HostAndPort ?? First(configuration[WebHostDefaults.ServerUrlsKey])
                    ?? (First(configuration[HttpPortsKey]) is { } port ? $"http://*:{port}" : null);
                if (listening is null)
                {
                    return null;
                }

                var address = BindingAddress.Parse(listening);
                var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
                return new UriBuilder(address.Scheme, host, address.Port).Uri;
            }
        }
    }

    private static string? First(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
}
