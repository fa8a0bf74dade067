using System.Net;
using KillBot.Domain.Webhooks;
using KillBot.Domain.Webhooks.Delivery;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>No spelling of a host, no name and no second thought of a name server leads inside.</summary>
public sealed class GuardedConnectorTests
{
    private static readonly IPAddress Public = IPAddress.Parse("198.41.0.4");

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("localhost.")]
    [InlineData("LOCALHOST")]
    [InlineData("127.0.0.1.")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("0")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[64:ff9b::127.0.0.1]")]
    [InlineData("１２７.0.0.1")]
    [InlineData("127。0。0。1")]
    [InlineData("①②⑦.0.0.1")]
    public async Task A_spelling_of_loopback_is_refused(string host)
    {
        await using var receiver = await Receiver.StartAsync();
        using var client = Client(new WebhookOptions());

        var answer = await PostAsync(client, $"http://{host}:{receiver.Url.Port}/");

        Assert.Null(answer.Status);
        Assert.Contains(answer.Failure, (string[])[
            "The host has an address outside of the public internet, where webhooks may not go.", "The host's name has no address."]);
        Assert.False(receiver.HasMore);
    }

    [Fact]
    public async Task Loopback_can_be_allowed()
    {
        await using var receiver = await Receiver.StartAsync();
        using var client = Client(new WebhookOptions { AllowPrivateNetworks = true });

        Assert.Equal(204, (await PostAsync(client, $"http://0x7f.1:{receiver.Url.Port}/")).Status);
    }

    [Fact]
    public async Task A_name_with_one_address_inside_is_refused_before_anything_is_connected()
    {
        await using var receiver = await Receiver.StartAsync();
        using var client = Client(new WebhookOptions(), _ => [Public, IPAddress.Loopback]);

        Assert.Contains("outside of the public internet", (await PostAsync(client, $"http://two.example:{receiver.Url.Port}/")).Failure, StringComparison.Ordinal);
        Assert.False(receiver.HasMore);
    }

    [Fact]
    public async Task A_name_is_looked_up_once_for_a_connection_and_what_was_checked_is_connected_to()
    {
        await using var receiver = await Receiver.StartAsync();
        var asked = 0;
        // A real look-up of this name would find nothing (RFC 6761).
        using var client = Client(new WebhookOptions { AllowPrivateNetworks = true }, _ =>
        {
            asked++;
            return [IPAddress.Loopback];
        });

        Assert.Equal(204, (await PostAsync(client, $"http://receiver.invalid:{receiver.Url.Port}/")).Status);
        Assert.Equal(1, asked);
        Assert.Equal($"receiver.invalid:{receiver.Url.Port}", (await receiver.NextAsync()).Header("Host"));
    }

    [Fact]
    public async Task A_name_that_changes_to_an_address_inside_is_refused_then()
    {
        await using var receiver = await Receiver.StartAsync();
        var answers = new Queue<IPAddress>([Public, IPAddress.Loopback]);
        List<IPAddress> given = [];
        using var ended = new CancellationTokenSource();
        var connector = new GuardedConnector(Options.Create(new WebhookOptions()), TimeProvider.System)
        {
            Resolve = _ =>
            {
                given.Add(answers.Dequeue());
                if (given is [_])
                {
                    // Nothing is sent to the first answer: the connection is called off.
                    ended.Cancel();
                }

                return [given[^1]];
            },
        };
        var endPoint = new DnsEndPoint("rebinding.example", receiver.Url.Port);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connector.ConnectAsync(endPoint, ended.Token).AsTask());
        await Assert.ThrowsAsync<RefusedAddressException>(() => connector.ConnectAsync(endPoint, CancellationToken.None).AsTask());

        Assert.Equal([Public, IPAddress.Loopback], given);
        Assert.False(receiver.HasMore);
    }

    [Fact]
    public async Task The_next_address_is_tried_when_one_refuses()
    {
        await using var receiver = await Receiver.StartAsync();
        using var client = Client(
            new WebhookOptions { AllowPrivateNetworks = true },
            _ => [IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]);

        Assert.Equal(204, (await PostAsync(client, $"http://two.example:{receiver.Url.Port}/")).Status);
    }

    [Fact]
    public async Task Only_allowed_ports_are_connected_to()
    {
        await using var receiver = await Receiver.StartAsync();
        using var client = Client(new WebhookOptions { AllowPrivateNetworks = true, AllowedPorts = { "443" } });

        Assert.Equal(
            $"Webhooks may not go to port {receiver.Url.Port} on this KillBot.", (await PostAsync(client, receiver.Url.ToString())).Failure);
        Assert.False(receiver.HasMore);
    }

    [Fact]
    public async Task A_name_without_an_address_says_so()
    {
        using var client = Client(new WebhookOptions(), _ => []);

        Assert.Equal("The host's name has no address.", (await PostAsync(client, "http://nowhere.example/")).Failure);
    }

    [Fact]
    public async Task A_look_up_holds_no_thread_of_the_pool()
    {
        bool? isOfPool = null;
        using var client = Client(new WebhookOptions(), _ =>
        {
            isOfPool = Thread.CurrentThread.IsThreadPoolThread;
            return [];
        });

        await PostAsync(client, "http://slow.example/");

        Assert.False(isOfPool);
    }

    private static WebhookClient Client(WebhookOptions options, Func<string, IPAddress[]>? resolve = null) => new(
        resolve is null
            ? new GuardedConnector(Options.Create(options), TimeProvider.System)
            : new GuardedConnector(Options.Create(options), TimeProvider.System) { Resolve = resolve },
        TimeProvider.System);

    private static async Task<WebhookAnswer> PostAsync(WebhookClient client, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent("{}") };
        return await client.PostAsync(request, CancellationToken.None);
    }
}
