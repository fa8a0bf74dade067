using System.Net;
using KillBot.Domain.ApiKeys;
using KillBot.Tests.Support;

namespace KillBot.Tests.ApiKeys;

/// <summary>Who gets in with which key.</summary>
public sealed class ApiKeyAuthenticationTests(KillBotApp app) : AppTest(app)
{
    [Theory]
    [InlineData("Authorization", "Bearer {0}")]
    [InlineData("Authorization", "bearer   {0} ")]
    [InlineData("Authorization", "{0}")]
    [InlineData("X-API-Key", "{0}")]
    [InlineData("x-api-key", " {0}")]
    public async Task A_key_is_taken_in_every_form_that_trackers_send(string header, string form)
    {
        var tracker = await Given.TrackerAsync();
        using var client = App.Client();

        var answer = await client.PostKillAsync(
            new { victimId = Given.Name() }, (header, form.Replace("{0}", tracker.Secret, StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Fact]
    public async Task A_key_counts_beside_an_empty_Authorization()
    {
        var tracker = await Given.TrackerAsync();
        using var client = App.Client();

        var answer = await client.PostKillAsync(new { victimId = Given.Name() }, ("Authorization", "Bearer "), ("X-API-Key", tracker.Secret));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("bearer ")]
    public async Task Without_a_key_nobody_reports(string authorization)
    {
        using var client = App.Client();

        var answer = await client.PostKillAsync(new { victimId = "x" }, ("Authorization", authorization));

        answer.AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
    }

    [Theory]
    [InlineData("kb_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("kb_")]
    [InlineData("KB_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("nonsense")]
    [InlineData("' OR 1=1 --")]
    public async Task An_unknown_key_is_refused(string key)
    {
        using var client = App.Client();

        (await client.PostKillAsync(new { victimId = "x" }, ("X-API-Key", key))).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
    }

    [Fact]
    public async Task A_key_is_looked_at_before_the_body()
    {
        using var client = App.Client();

        (await client.PostKillAsync("{", ("X-API-Key", "nonsense"))).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
    }

    [Fact]
    public async Task A_revoked_key_is_refused_from_that_moment_on()
    {
        var tracker = await Given.TrackerAsync();
        Assert.Equal(HttpStatusCode.Created, (await tracker.Api.PostKillAsync(new { victimId = Given.Name() })).Status);

        Assert.True(await App.Get<ApiKeyService>().RevokeAsync(tracker.Created.Key.Id));

        (await tracker.Api.PostKillAsync(new { victimId = "x" })).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
    }

    [Fact]
    public async Task A_key_revoked_by_another_process_is_refused_at_once()
    {
        var tracker = await Given.TrackerAsync();
        await tracker.Api.PostKillAsync(new { victimId = Given.Name() });

        Assert.Equal(1, await App.ExecuteSqlAsync("UPDATE api_keys SET revoked_at = 1 WHERE id = @p0", tracker.Created.Key.Id));

        (await tracker.Api.PostKillAsync(new { victimId = "x" })).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
    }

    [Fact]
    public async Task A_key_expires()
    {
        using var own = new KillBotApp();
        var tracker = await own.Given.TrackerAsync(lifetime: TimeSpan.FromDays(1));
        own.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.Created, (await tracker.Api.PostKillAsync(new { victimId = Given.Name() })).Status);

        own.Clock.Advance(TimeSpan.FromMilliseconds(1));

        (await tracker.Api.PostKillAsync(new { victimId = "x" })).AssertError(HttpStatusCode.Unauthorized, "INVALID_TOKEN");
        own.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Use_is_noted()
    {
        var tracker = await Given.TrackerAsync();
        await tracker.Api.PostKillAsync(new { victimId = Given.Name() });

        var listed = Assert.Single(await App.Get<ApiKeyService>().ListAsync(tracker.Player, CancellationToken.None));

        Assert.Equal(App.Clock.GetUtcNow(), listed.Key.LastUsedAt);
    }

    [Fact]
    public async Task Secrets_are_not_stored()
    {
        var tracker = await Given.TrackerAsync();
        var key = tracker.Created.Key;

        Assert.Equal(tracker.Secret[..8], key.Prefix);
        Assert.Equal(46, tracker.Secret.Length);
        Assert.Equal(ApiKeySecret.SigningKey(tracker.Secret), App.Get<ISigningKeyProtector>().Unprotect(key.ProtectedSigningKey));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(App.DatabaseFile)!, "killbot.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(tracker.Secret[8..], await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }
}
