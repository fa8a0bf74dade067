using System.Security.Cryptography;
using System.Text;
using KillBot.Domain.Webhooks.Delivery;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>Receivers recognise what KillBot signs: by hand, and with the library of the standard.</summary>
public sealed class WebhookSignatureTests(DeliveryApp delivery) : DeliveryTest(delivery)
{
    private const string EncodedSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    // The example of https://www.standardwebhooks.com and of the tests of its libraries.
    [Fact]
    public void The_example_of_the_standard_has_the_signature_it_should_have() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSignature.Standard(EncodedSecret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""));

    // Test case 2 of RFC 4231.
    [Fact]
    public void The_plain_signature_is_a_hexadecimal_HMAC_of_the_body() => Assert.Equal(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        WebhookSignature.Plain("Jefe", "what do ya want for nothing?"));

    [Theory]
    [InlineData("webhook_secret")]
    [InlineData("geheim ✓ ключ")]
    [InlineData(EncodedSecret)]
    public async Task A_delivery_can_be_checked_by_hand(string secret)
    {
        var (received, now) = await DeliverAsync(secret, "Hand");

        var key = secret == EncodedSecret ? Convert.FromBase64String(secret["whsec_".Length..]) : Encoding.UTF8.GetBytes(secret);
        var signed = $"{received.Header("webhook-id")}.{received.Header("webhook-timestamp")}.{received.Body}";
        Assert.Equal($"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)))}", received.Header("webhook-signature"));
        Assert.Equal(
            Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(received.Body))),
            received.Header("x-webhook-signature"));
        Assert.Equal($"{now.ToUnixTimeSeconds()}", received.Header("webhook-timestamp"));
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_signed()
    {
        var (received, _) = await DeliverAsync(null, "Unsigned");

        Assert.Null(received.Header("webhook-signature"));
        Assert.Null(received.Header("x-webhook-signature"));
        Assert.StartsWith("msg_", received.Header("webhook-id"), StringComparison.Ordinal);
    }

    [StandardWebhooksFact]
    public async Task The_library_of_the_standard_takes_what_is_signed_and_nothing_else()
    {
        foreach (var secret in (string[])["webhook_secret", EncodedSecret])
        {
            // Receivers that sign the body they have parsed and written anew come to the same text.
            var (received, now) = await DeliverAsync(secret, "Ünsal's <Æ> & \"Co\"");

            Assert.Equal(("ok", "ok"), await NodeVerifier.VerifyAsync(secret, received, now));
            Assert.Equal(
                ("No matching signature found", "no match"),
                await NodeVerifier.VerifyAsync(secret, received with { Body = received.Body.Replace("kill", "Kill", StringComparison.Ordinal) }, now));
            Assert.Equal("Message timestamp too old", (await NodeVerifier.VerifyAsync(secret, received, now.AddMinutes(6))).Standard);
        }
    }

    private async Task<(Received Received, DateTimeOffset Now)> DeliverAsync(string? secret, string victim)
    {
        await using var receiver = await Receiver.StartAsync();
        var scene = await WebhookScene.CreateAsync(App);
        await scene.HookAsync(receiver.Url, secret);
        await scene.KillAsync(victim);
        return (await receiver.NextAsync(), App.Clock.GetUtcNow());
    }
}
