using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using KillBot.Domain.Players;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Logs;

/// <summary>Logs that players send.</summary>
public sealed class LogUploadTests(LogFolderApp folder) : LogFolderTest(folder)
{
    [Theory]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public async Task The_players_kills_and_deaths_are_recorded_and_no_others(string? type)
    {
        var me = Given.Name();
        var guild = await Given.GuildAsync();
        var tracker = await Given.TrackerAsync(me, guild: guild.DiscordId);
        await Given.FeedAsync(guild.DiscordId!.Value);

        using var answer = await SendAsync(tracker, Body(Log(me), type));

        var json = await AssertDoneAsync(answer);
        Assert.Equal(
            (true, me, 3, 3, 0),
            (json.GetProperty("success").GetBoolean(), json.Text("player"), Number(json, "killsFound"), Number(json, "recorded"), Number(json, "known")));
        Assert.Equal(1, json.GetProperty("skipped").GetProperty("ofOthers").GetInt32());
        Assert.Equal((10, 0), (Number(json, "linesRead"), Number(json, "linesSkipped")));
        Assert.Equal([$"{me}>Prey-{me}", $"Foe-{me}>{me}", $">{me}"], await KillsOfAsync(me));
        Assert.Equal(guild.Id, (await App.ReadAsync(db => db.Kills.FirstAsync(kill => kill.KillerName == me))).ServerId);
        Assert.False(await App.ReadAsync(db => db.OutboxItems.AnyAsync()));
    }

    [Fact]
    public async Task A_log_sent_twice_is_known()
    {
        var tracker = await Given.TrackerAsync();
        using var first = await SendAsync(tracker, Body(Log(tracker.Player)));
        using var second = await SendAsync(tracker, Body(Log(tracker.Player)));

        Assert.Equal(3, Number(await AssertDoneAsync(first), "recorded"));
        var json = await AssertDoneAsync(second);
        Assert.Equal((0, 3), (Number(json, "recorded"), Number(json, "known")));
        Assert.Equal(3, (await KillsOfAsync(tracker.Player)).Count);
    }

    [Fact]
    public async Task A_log_may_come_in_a_form()
    {
        var tracker = await Given.TrackerAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("from my desktop"), "note" },
            { Body(Log(tracker.Player)), "file", "Game.log" },
        };

        using var answer = await SendAsync(tracker, form);

        Assert.Equal(3, Number(await AssertDoneAsync(answer), "recorded"));
    }

    [Fact]
    public async Task A_log_may_be_packed_on_the_way_or_before()
    {
        foreach (var isEncoded in (bool[])[true, false])
        {
            var tracker = await Given.TrackerAsync();
            using var body = Body(Pack(Log(tracker.Player)), isEncoded ? "text/plain" : "application/gzip");
            if (isEncoded)
            {
                body.Headers.ContentEncoding.Add("gzip");
            }

            using var answer = await SendAsync(tracker, body);

            Assert.Equal(3, Number(await AssertDoneAsync(answer), "recorded"));
        }

        var other = await Given.TrackerAsync();
        using var form = new MultipartFormDataContent { { Body(Pack(Log(other.Player))), "file", "Game.log.gz" } };
        using var inForm = await SendAsync(other, form);
        Assert.Equal(3, Number(await AssertDoneAsync(inForm), "recorded"));
    }

    [Fact]
    public async Task The_play_time_is_recorded()
    {
        var tracker = await Given.TrackerAsync();

        using var answer = await SendAsync(tracker, Body(Log(tracker.Player)));

        await AssertDoneAsync(answer);
        var player = await Given.PlayerAsync(tracker.Player);
        var session = await App.ReadAsync(db => db.PlaySessions.SingleAsync(session => session.PlayerId == player.Id));
        Assert.Equal(TimeSpan.FromSeconds(59), session.EndedAt - session.StartedAt);
    }

    [Fact]
    public async Task A_log_of_somebody_else_is_refused()
    {
        var tracker = await Given.TrackerAsync();

        using var answer = await SendAsync(tracker, Body(Log("Somebody")));

        await AssertRefusedAsync(answer, HttpStatusCode.Forbidden, "FORBIDDEN");
        Assert.Empty(await KillsOfAsync("Somebody"));
    }

    [Fact]
    public async Task An_old_log_may_know_the_player_by_a_former_name()
    {
        var tracker = await Given.TrackerAsync();
        var before = tracker.Player;
        var now = Given.Name();
        await App.Get<PlayerRegistry>().RenameAsync(before, now, merge: false);

        using var answer = await SendAsync(tracker, Body(Log(before)));

        Assert.Equal(3, Number(await AssertDoneAsync(answer), "recorded"));
        var player = await Given.PlayerAsync(now);
        Assert.Equal(
            (1, 2),
            (await App.ReadAsync(db => db.Kills.CountAsync(kill => kill.KillerId == player.Id)),
                await App.ReadAsync(db => db.Kills.CountAsync(kill => kill.VictimId == player.Id))));
    }

    [Fact]
    public async Task A_log_that_names_no_player_is_taken_for_the_keys_player()
    {
        var tracker = await Given.TrackerAsync();
        var log = LogFolderApp.Log().Head().Kill(10, tracker.Player.ToUpperInvariant(), "Prey").Kill(20, "A", "B").Bytes;

        using var answer = await SendAsync(tracker, Body(log));

        Assert.Equal(1, Number(await AssertDoneAsync(answer), "recorded"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{\"json\":true}")]
    [InlineData("MZ\0\0")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("\u001F\u008Bgarbage")]
    public async Task What_is_no_log_is_refused_with_a_reason(string content)
    {
        using var answer = await SendAsync(await Given.TrackerAsync(), Body(Encoding.Latin1.GetBytes(content)));

        await AssertRefusedAsync(answer, HttpStatusCode.UnprocessableEntity, "VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_damaged_packed_log_leaves_nothing_behind()
    {
        var tracker = await Given.TrackerAsync();
        var log = LogFolderApp.Log().Head().Login(tracker.Player);
        for (var i = 0; i < 700; i++)
        {
            log.Kill(2 + i, tracker.Player, $"Prey{i}");
        }

        var packed = Pack(log.Bytes);
        packed.AsSpan(packed.Length - 200, 40).Fill(0xAA);
        using var answer = await SendAsync(tracker, Body(packed));

        await AssertRefusedAsync(answer, HttpStatusCode.UnprocessableEntity, "VALIDATION_ERROR");
        Assert.Empty(await KillsOfAsync(tracker.Player));
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_a_large_one_is_refused()
    {
        var tracker = await Given.TrackerAsync();
        var bomb = Pack([.. Log(tracker.Player), .. Enumerable.Repeat((byte)'\n', LogFolderApp.MaxUnpacked)]);
        Assert.True(bomb.Length < LogFolderApp.MaxSent / 4);

        using var answer = await SendAsync(tracker, Body(bomb));

        await AssertRefusedAsync(answer, HttpStatusCode.RequestEntityTooLarge, "VALIDATION_ERROR");
        Assert.Empty(await KillsOfAsync(tracker.Player));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_large_body_is_refused_whether_it_says_its_length_or_not(bool isForm, bool isChunked)
    {
        var tracker = await Given.TrackerAsync();
        using var body = Body([.. Log(tracker.Player), .. new byte[LogFolderApp.MaxSent * 2]]);
        using HttpContent content = isForm ? new MultipartFormDataContent { { body, "file", "Game.log" } } : body;

        using var answer = await SendAsync(tracker, content, isChunked);

        await AssertRefusedAsync(answer, HttpStatusCode.RequestEntityTooLarge, "VALIDATION_ERROR");
        Assert.Empty(await KillsOfAsync(tracker.Player));
    }

    [Fact]
    public async Task Forms_that_are_wrong_are_refused()
    {
        var tracker = await Given.TrackerAsync();
        using var none = new MultipartFormDataContent { { new StringContent("x"), "note" } };
        using var two = new MultipartFormDataContent
        {
            { Body(Log(tracker.Player)), "a", "Game.log" },
            { Body(Log(tracker.Player)), "b", "Game.log" },
        };
        using var noBoundary = Body("x"u8.ToArray(), "multipart/form-data");
        using var noEnd = Body("--x\r\nContent-Disposition: form-data; name=a; filename=b\r\n\r\nhello"u8.ToArray(), "multipart/form-data; boundary=x");
        using var noHeaders = Body(Encoding.ASCII.GetBytes($"--x\r\n{new string('h', 40_000)}"), "multipart/form-data; boundary=x");

        using var first = await SendAsync(tracker, none);
        await AssertRefusedAsync(first, HttpStatusCode.UnprocessableEntity, "VALIDATION_ERROR");
        using var second = await SendAsync(tracker, two);
        await AssertRefusedAsync(second, HttpStatusCode.UnprocessableEntity, "VALIDATION_ERROR");
        foreach (var broken in (HttpContent[])[noBoundary, noEnd, noHeaders])
        {
            using var answer = await SendAsync(tracker, broken);
            await AssertRefusedAsync(answer, HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        }

        Assert.Empty(await KillsOfAsync(tracker.Player));
    }

    [Fact]
    public async Task Types_and_encodings_that_are_not_known_are_refused()
    {
        var tracker = await Given.TrackerAsync();
        using var json = Body("{}"u8.ToArray(), "application/json");
        using var brotli = Body(Log(tracker.Player));
        brotli.Headers.ContentEncoding.Add("br");
        using var packedForm = new MultipartFormDataContent { { Body(Log(tracker.Player)), "file", "Game.log" } };
        packedForm.Headers.ContentEncoding.Add("gzip");

        foreach (var content in (HttpContent[])[json, brotli, packedForm])
        {
            using var answer = await SendAsync(tracker, content);
            await AssertRefusedAsync(answer, HttpStatusCode.UnsupportedMediaType, "VALIDATION_ERROR");
        }
    }

    [Fact]
    public async Task Only_the_owner_of_a_key_may_upload()
    {
        using var client = App.CreateClient();
        using var body = Body(Log("Me"));
        using var answer = await client.PostAsync(new Uri("/api/logs/upload", UriKind.Relative), body);

        await AssertRefusedAsync(answer, HttpStatusCode.Unauthorized, "UNAUTHORIZED");
    }

    [Fact]
    public async Task One_key_uploads_one_log_at_a_time_and_a_client_that_goes_away_leaves_nothing()
    {
        var tracker = await Given.TrackerAsync();
        using var cancellation = new CancellationTokenSource();
        var (first, second) = await SendBothAsync(tracker, cancellation.Token);
        using (second)
        {
            await AssertRefusedAsync(second, HttpStatusCode.TooManyRequests, "RATE_LIMITED");
            Assert.NotNull(second.Headers.RetryAfter);
        }

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        using var third = await SendUntilAsync(tracker, Log(tracker.Player), HttpStatusCode.TooManyRequests);
        Assert.Equal((3, 0), (Number(await AssertDoneAsync(third), "recorded"), Number(await AssertDoneAsync(third), "known")));
    }

    private static byte[] Log(string player) => LogFolderApp.Log().Head().Login(player).Kill(10, player, $"Prey-{player}")
        .Kill(20, $"Foe-{player}", player).Kill(30, "Foe", "Prey").OwnDeath(60, player).Bytes;

    private static ByteArrayContent Body(byte[] bytes, string? type = "text/plain")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static int Number(JsonElement json, string property) => json.GetProperty(property).GetInt32();

    private static async Task<JsonElement> AssertDoneAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, body);
        return JsonDocument.Parse(body).RootElement;
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, JsonDocument.Parse(body).RootElement.Text("code"));
    }

    private async Task<HttpResponseMessage> SendAsync(
        Tracker tracker, HttpContent content, bool isChunked = false, CancellationToken cancellationToken = default)
    {
        // Not the factory's client, which takes a body whole before it sends any of it.
        using var client = App.Server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/logs/upload") { Content = content };
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tracker.Secret);
        return await client.SendAsync(request, cancellationToken);
    }

    /// <summary>A request that never ends, and the answer to another one that it is in the way of.</summary>
    private async Task<(Task<HttpResponseMessage> First, HttpResponseMessage Second)> SendBothAsync(
        Tracker tracker, CancellationToken cancellationToken)
    {
        while (true)
        {
            var slow = new HalfBody(Log(tracker.Player));
            var first = SendAsync(tracker, slow, isChunked: true, cancellationToken);
            await slow.HalfSent.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);

            // The server has heard of the first once it refuses a second, which is no log, for another reason than that. The
            // second may have been quicker: then it is the first that was refused.
            var second = await SendUntilAsync(tracker, "no log"u8.ToArray(), HttpStatusCode.UnprocessableEntity, first);
            if (second.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return (first, second);
            }

            second.Dispose();
        }
    }

    /// <summary>Sends a log again as long as the answer has this status, and until something else has ended.</summary>
    private async Task<HttpResponseMessage> SendUntilAsync(Tracker tracker, byte[] log, HttpStatusCode unlike, Task? end = null)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var answer = await SendAsync(tracker, Body(log), cancellationToken: timeout.Token);
            if (answer.StatusCode != unlike || end?.IsCompleted == true)
            {
                return answer;
            }

            answer.Dispose();
        }
    }

    private async Task<IReadOnlyList<string>> KillsOfAsync(string player) => await App.ReadAsync(db => db.Kills
        .Where(kill => kill.KillerName == player || kill.VictimName == player).OrderBy(kill => kill.Timestamp)
        .Select(kill => $"{kill.KillerName}>{kill.VictimName}").ToListAsync());

    /// <summary>Sends half of a log, and then waits until it is called off.</summary>
    private sealed class HalfBody(byte[] log) : HttpContent
    {
        private readonly TaskCompletionSource _halfSent = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HalfSent => _halfSent.Task;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(log.AsMemory(0, log.Length / 2), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            _halfSent.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
