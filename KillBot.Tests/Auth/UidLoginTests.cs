using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Logins;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Auth;

/// <summary><c>POST /auth/uid-login</c></summary>
public sealed class UidLoginTests(KillBotApp app) : AppTest(app)
{
    private const string Path = "/auth/uid-login";

    private long Now => App.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    // printf 1:2 | openssl dgst -sha256 -mac HMAC -macopt hexkey:$(printf kb_x | sha256sum | cut -c-64)
    [Fact]
    public void These_tests_sign_as_other_programs_do() =>
        Assert.Equal("f1bdbd09702ee459e16131b19a37679f6f66c98275a360c86c329905886d70fb", Sign("kb_x", "1", 2));

    [Fact]
    public async Task A_signature_signs_in_as_discord_does()
    {
        var (uid, key) = await OwnerAsync();

        var answer = await SignInAsync(uid, key.Secret, Now);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(uid, answer.Json.GetProperty("user").Text("discordId"));
        using var client = App.Client(answer.Text("token"));
        Assert.Equal(uid, (await client.GetAsync("/auth/me")).Json.GetProperty("user").Text("discordId"));
        Assert.NotNull(await App.ReadAsync(db => db.ApiKeys.Where(k => k.Id == key.Created.Key.Id).Select(k => k.LastUsedAt).SingleAsync()));
    }

    [Fact]
    public async Task Any_valid_key_of_the_account_signs()
    {
        var (uid, first) = await OwnerAsync();
        var second = await Given.TrackerAsync(owner: long.Parse(uid, CultureInfo.InvariantCulture));

        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(uid, first.Secret, Now)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(uid, second.Secret, Now)).Status);
    }

    [Fact]
    public async Task A_signature_works_once_even_when_it_comes_many_times_at_once()
    {
        var (uid, key) = await OwnerAsync();
        var body = Body(uid, Sign(key.Secret, uid, Now), Now);
        using var client = App.Client();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.PostAsync(Path, body)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.OK),
            answer => answer.AssertError(HttpStatusCode.Unauthorized, "INVALID_SIGNATURE"));
    }

    [Theory]
    [InlineData(-5 * 60_000 - 1, false)]
    [InlineData(-5 * 60_000, true)]
    [InlineData(5 * 60_000, true)]
    [InlineData(5 * 60_000 + 1, false)]
    public async Task Clocks_may_differ_by_five_minutes_either_way(long skew, bool isTaken)
    {
        var (uid, key) = await OwnerAsync();

        var answer = await SignInAsync(uid, key.Secret, Now + skew);

        if (isTaken)
        {
            Assert.Equal(HttpStatusCode.OK, answer.Status);
        }
        else
        {
            answer.AssertError(HttpStatusCode.Unauthorized, "TIMESTAMP_TOO_OLD");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1640995200000)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public async Task Any_other_time_is_too_old(long timestamp)
    {
        var (uid, key) = await OwnerAsync();

        (await SignInAsync(uid, key.Secret, timestamp)).AssertError(HttpStatusCode.Unauthorized, "TIMESTAMP_TOO_OLD");
    }

    [Fact]
    public async Task Used_signatures_are_forgotten_when_their_time_is_over()
    {
        using var own = new KillBotApp();
        var discordId = await own.Given.UserAsync();
        var (uid, key) = (discordId.ToString(CultureInfo.InvariantCulture), await own.Given.TrackerAsync(owner: discordId));
        using var client = own.Client();
        for (var i = 0; i < 3; i++)
        {
            var now = own.Clock.GetUtcNow().ToUnixTimeMilliseconds();
            Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(Path, Body(uid, Sign(key.Secret, uid, now), now))).Status);
            own.Clock.Advance(TimeSpan.FromMinutes(4));
        }

        Assert.Equal(2, await own.ReadAsync(db => db.UsedSignatures.CountAsync()));
    }

    [Fact]
    public async Task A_signature_that_waits_until_its_use_is_forgotten_works_no_second_time()
    {
        using var own = new KillBotApp();
        var discordId = await own.Given.UserAsync();
        var (uid, key) = (discordId.ToString(CultureInfo.InvariantCulture), await own.Given.TrackerAsync(owner: discordId));
        var now = own.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var body = Body(uid, Sign(key.Secret, uid, now), now);
        using var client = own.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(Path, body)).Status);

        // It was in time when it was looked at.
        own.Clock.Advance(UidLogin.Window + TimeSpan.FromMilliseconds(1));

        Assert.Null(await own.Get<UidLogin>().SignInAsync(uid, now, Sign(key.Secret, uid, now), TimeSpan.FromDays(1), CancellationToken.None));
    }

    [Fact]
    public async Task Everything_that_is_no_proof_gets_the_same_answer()
    {
        var (uid, key) = await OwnerAsync();
        var (_, other) = await OwnerAsync();
        var keyless = (await Given.UserAsync()).ToString(CultureInfo.InvariantCulture);
        var ownerless = await Given.TrackerAsync();
        var good = Sign(key.Secret, uid, Now);
        (string Uid, string Signature)[] wrong =
        [
            (uid, Sign(other.Secret, uid, Now)),
            (uid, Sign(ownerless.Secret, uid, Now)),
            (uid, Sign(key.Secret, uid, Now + 1)),
            (uid, Sign(key.Secret, "1", Now)),
            (uid, good.ToUpperInvariant()),
            (uid, good[..^1]),
            (uid, good + "0"),
            (uid, "hmac_signature"),
            (uid, "\u0000"),
            (uid, new string('é', 64)),
            (keyless, Sign(key.Secret, keyless, Now)),
            ("1", Sign(key.Secret, "1", Now)),
            ("nobody", Sign(key.Secret, "nobody", Now)),
            ("-1", Sign(key.Secret, "-1", Now)),
            (new string('9', 40), good),
        ];
        using var client = App.Client();

        List<string> bodies = [];
        foreach (var (who, signature) in wrong)
        {
            var answer = await client.PostAsync(Path, Body(who, signature, Now));
            answer.AssertError(HttpStatusCode.Unauthorized, "INVALID_SIGNATURE");
            bodies.Add(answer.Text("detail")!);
        }

        Assert.Single(bodies.Distinct());
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(Path, Body(uid, good, Now))).Status);
    }

    [Fact]
    public async Task A_key_that_was_revoked_or_expired_signs_no_more()
    {
        using var own = new KillBotApp();
        var discordId = await own.Given.UserAsync();
        var uid = discordId.ToString(CultureInfo.InvariantCulture);
        var (revoked, expired) = (
            await own.Given.TrackerAsync(owner: discordId), await own.Given.TrackerAsync(owner: discordId, lifetime: TimeSpan.FromHours(1)));
        await own.Get<ApiKeyService>().RevokeAsync(revoked.Created.Key.Id);
        own.Clock.Advance(TimeSpan.FromHours(1));
        using var client = own.Client();
        var now = own.Clock.GetUtcNow().ToUnixTimeMilliseconds();

        foreach (var key in (Tracker[])[revoked, expired])
        {
            (await client.PostAsync(Path, Body(uid, Sign(key.Secret, uid, now), now)))
                .AssertError(HttpStatusCode.Unauthorized, "INVALID_SIGNATURE");
        }

        own.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_key_whose_encryption_is_lost_is_told_to_the_operator_and_others_go_on()
    {
        using var own = new KillBotApp();
        var discordId = await own.Given.UserAsync();
        var uid = discordId.ToString(CultureInfo.InvariantCulture);
        var lost = await own.Given.TrackerAsync(owner: discordId);
        var good = await own.Given.TrackerAsync(owner: discordId);
        await own.ExecuteSqlAsync("UPDATE api_keys SET protected_signing_key = x'00' WHERE id = @p0", lost.Created.Key.Id);
        using var client = own.Client();
        var now = own.Clock.GetUtcNow().ToUnixTimeMilliseconds();

        (await client.PostAsync(Path, Body(uid, Sign(lost.Secret, uid, now), now))).AssertError(HttpStatusCode.Unauthorized, "INVALID_SIGNATURE");
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(Path, Body(uid, Sign(good.Secret, uid, now), now))).Status);
        own.Logs.AssertLogged("cannot be used to sign in");
    }

    [Theory]
    [InlineData("{}", "signature,timestamp,uid")]
    [InlineData("""{"uid":"","signature":"","timestamp":null}""", "signature,timestamp,uid")]
    [InlineData("""{"uid":5,"signature":"x","timestamp":1}""", "uid")]
    [InlineData("""{"uid":"5","signature":{},"timestamp":1}""", "signature")]
    [InlineData("""{"uid":"5","signature":"x","timestamp":"1"}""", "timestamp")]
    [InlineData("""{"uid":"5","signature":"x","timestamp":1.5}""", "timestamp")]
    [InlineData("""{"uid":"5","signature":"x","timestamp":1e300}""", "timestamp")]
    [InlineData("""{"uid":"5","signature":"x","timestamp":99999999999999999999}""", "timestamp")]
    public async Task Wrong_shapes_are_422(string body, string fields)
    {
        using var client = App.Client();

        (await client.PostAsync(Path, body)).AssertInvalid(fields.Split(','));
    }

    [Fact]
    public async Task A_key_of_the_command_line_signs_after_a_restart_too()
    {
        var discordId = await Given.UserAsync();
        var uid = discordId.ToString(CultureInfo.InvariantCulture);
        var key = await Given.TrackerAsync(owner: discordId);
        var body = Body(uid, Sign(key.Secret, uid, Now), Now);
        using var client = App.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(Path, body)).Status);

        using var restarted = new KillBotApp { Settings = { ["Storage:ConnectionString"] = App.ConnectionString } };
        using var again = restarted.Client();

        (await again.PostAsync(Path, body)).AssertError(HttpStatusCode.Unauthorized, "INVALID_SIGNATURE");
        Assert.Equal(HttpStatusCode.OK, (await again.PostAsync(Path, Body(uid, Sign(key.Secret, uid, Now + 1), Now + 1))).Status);
        restarted.Logs.AssertQuiet();
    }

    private static object Body(string uid, string signature, long timestamp) => new { uid, signature, timestamp };

    private static string Sign(string secret, string uid, long timestamp) => Convert.ToHexStringLower(HMACSHA256.HashData(
        SHA256.HashData(Encoding.UTF8.GetBytes(secret)),
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{uid}:{timestamp}"))));

    private async Task<(string Uid, Tracker Key)> OwnerAsync()
    {
        var discordId = await Given.UserAsync();
        return (discordId.ToString(CultureInfo.InvariantCulture), await Given.TrackerAsync(owner: discordId));
    }

    private async Task<ApiAnswer> SignInAsync(string uid, string secret, long timestamp)
    {
        using var client = App.Client();
        return await client.PostAsync(Path, Body(uid, Sign(secret, uid, timestamp), timestamp));
    }
}
