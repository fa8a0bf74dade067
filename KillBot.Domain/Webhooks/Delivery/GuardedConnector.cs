using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>
/// Opens the connections of webhooks. A name is looked up once for each connection, all its addresses are checked, and what is
/// connected to is an address that was checked: a name that changes its mind afterwards changes nothing.
/// </summary>
internal sealed class GuardedConnector(IOptions<WebhookOptions> options, TimeProvider timeProvider)
{
    /// <summary>More addresses of one name are not tried.</summary>
    private const int MaxAddresses = 8;

    /// <summary>An address that does not answer leaves time for the next one.</summary>
    private static readonly TimeSpan OneOfSeveral = TimeSpan.FromSeconds(3);

    private readonly AllowedPorts _ports = AllowedPorts.Of(options.Value);

    /// <summary>Finds the addresses of a host. It may block, on a thread of its own.</summary>
    public Func<string, IPAddress[]> Resolve { get; init; } = Dns.GetHostAddresses;

    /// <exception cref="RefusedAddressException">The host or port is none that webhooks may go to.</exception>
    /// <exception cref="SocketException">The name has no address, or none of its addresses answers.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        if (!_ports.Contains(endPoint.Port))
        {
            throw new RefusedAddressException($"Webhooks may not go to port {endPoint.Port} on this KillBot.");
        }

        var addresses = IPAddress.TryParse(endPoint.Host, out var literal) ? [literal] : await LookUpAsync(endPoint.Host, cancellationToken);
        if (!options.Value.AllowPrivateNetworks && !addresses.All(OutboundAddressGuard.IsPublic))
        {
            throw new RefusedAddressException("The host has an address outside of the public internet, where webhooks may not go.");
        }

        return await ConnectToAnyAsync([.. addresses.Take(MaxAddresses)], endPoint.Port, cancellationToken);
    }

    // The system's look-up blocks its thread, also behind .NET's asynchronous call: name servers that do not answer would hold the
    // threads of the pool, which everybody needs.
    private Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(() => Resolve(host), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .WaitAsync(cancellationToken);

    private async Task<Stream> ConnectToAnyAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var failure = new SocketException((int)SocketError.HostNotFound);
        for (var i = 0; i < addresses.Length; i++)
        {
            using var timeout = new CancellationTokenSource(i < addresses.Length - 1 ? OneOfSeveral : Timeout.InfiniteTimeSpan, timeProvider);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            try
            {
                return await ConnectAsync(addresses[i], port, either.Token);
            }
            catch (SocketException exception)
            {
                failure = exception;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                failure = new SocketException((int)SocketError.TimedOut);
            }
        }

        throw failure;
    }

    private static async Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
