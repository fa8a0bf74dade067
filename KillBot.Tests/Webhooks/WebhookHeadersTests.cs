using FsCheck;
using KillBot.Domain.Webhooks;

namespace KillBot.Tests.Webhooks;

/// <summary>Which headers people may add to requests that this server makes.</summary>
public sealed class WebhookHeadersTests
{
    [Theory]
    [InlineData("X-Custom-Header", "value")]
    [InlineData("x-api-key", "with spaces inside ~!@#$%^&*(){}[]|\\:;\"'<>,.?/")]
    [InlineData("X-Hosting", "1")]
    [InlineData("X-A", "=")]
    public void Headers_of_one_s_own_are_taken(string name, string value) => Assert.Null(WebhookHeaders.Check(name, value));

    [Theory]
    [InlineData("Host")]
    [InlineData("Authorization")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Cookie")]
    [InlineData("Content-Type")]
    [InlineData("Content-Length")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Connection")]
    [InlineData("Upgrade")]
    [InlineData("TE")]
    [InlineData("Expect")]
    [InlineData("User-Agent")]
    [InlineData("Forwarded")]
    [InlineData("webhook-id")]
    [InlineData("Metadata-Flavor")]
    [InlineData("X-Webhook-Signature")]
    [InlineData("x-webhook-signature")]
    [InlineData("X-KillBot-Delivery")]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-FORWARDED-HOST")]
    [InlineData("X-Forwarded")]
    [InlineData("X-Real-IP")]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("X-HTTP-Method")]
    [InlineData("X-Method-Override")]
    [InlineData("X-Original-URL")]
    [InlineData("X-Rewrite-URL")]
    [InlineData("X-Host")]
    [InlineData("X-Client-IP")]
    [InlineData("X-Remote-User")]
    [InlineData("X-ProxyUser-Ip")]
    [InlineData("X-Accel-Redirect")]
    [InlineData("X-Sendfile")]
    [InlineData("X-Envoy-Original-Path")]
    [InlineData("X-aws-ec2-metadata-token-ttl-seconds")]
    [InlineData("X-Google-Metadata-Request")]
    [InlineData("X-Amzn-Trace-Id")]
    [InlineData("X-MS-Client-Principal")]
    [InlineData("Y-Header")]
    public void Headers_that_others_read_a_meaning_into_are_refused(string name) =>
        Assert.StartsWith("Only headers of your own making", WebhookHeaders.Check(name, "1"), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("X-")]
    [InlineData("X-A B")]
    [InlineData("X-A:")]
    [InlineData("X-A\r\nHost")]
    [InlineData("X-A\0")]
    [InlineData("X-Forwarded_For")]
    [InlineData("X_Forwarded_For")]
    [InlineData("X-\u00c4")]
    [InlineData("X-A\u200b")]
    [InlineData("X-A(1)")]
    public void What_is_no_name_is_refused(string name) =>
        Assert.StartsWith("A header's name has", WebhookHeaders.Check(name, "1"), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a\tb")]
    [InlineData("a\r\nHost: b")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("\u00e4")]
    [InlineData("\u007f")]
    [InlineData("\u010d\u010a")]
    public void What_is_no_value_is_refused(string? value) =>
        Assert.StartsWith("A header's value has", WebhookHeaders.Check("X-A", value), StringComparison.Ordinal);

    [Fact]
    public void Names_end_at_100_and_values_at_1000_characters()
    {
        Assert.Null(WebhookHeaders.Check("X-" + new string('a', 98), new string('a', 1000)));
        Assert.NotNull(WebhookHeaders.Check("X-" + new string('a', 99), "1"));
        Assert.NotNull(WebhookHeaders.Check("X-A", new string('a', 1001)));
    }

    [Fact]
    public void Whatever_is_taken_goes_into_a_request_as_it_is() => Prop.ForAll<string, string>((end, value) =>
    {
        var name = $"X-{end}";
        if (WebhookHeaders.Check(name, value) is not null)
        {
            return;
        }

        using var request = new HttpRequestMessage();
        request.Headers.Add(name, value);

        var (sentName, sentValues) = Assert.Single(request.Headers);
        Assert.Equal((name, value), (sentName, Assert.Single(sentValues)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void They_are_kept_as_they_are()
    {
        Dictionary<string, string> headers = new(StringComparer.Ordinal) { ["X-A"] = "\"<b>\"", ["x-B"] = "2" };

        Assert.Equal(headers, WebhookHeaders.Parse(WebhookHeaders.ToJson(headers)));
    }
}
