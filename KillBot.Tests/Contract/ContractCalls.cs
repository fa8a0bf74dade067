using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KillBot.Domain.ApiKeys;
using KillBot.Tests.Support;

namespace KillBot.Tests.Contract;

/// <summary>How each operation of the document is prepared and called.</summary>
internal static class ContractCalls
{
    private const string KillInLog =
        """{"success":true,"kills":[{"killerId":"","victimId":"","weapon":"","location":"","isPvP":true,"isSuicide":true,"isEnvironmental":true,"timestamp":""}],"linesRead":1,"linesSkipped":1}""";

    private const string ExportedKill =
        """{"success":true,"data":{"period":"30d","kills":[{"id":"","timestamp":"","killer":"","victim":"","weapon":"","location":"","isPvP":true}],"overview":{"totalKills":1,"totalDeaths":1,"killDeathRatio":1}}}""";

    public static readonly IReadOnlyDictionary<string, Func<ContractScene, ContractEntry, Task<ContractCall>>> ByOperation =
        new Dictionary<string, Func<ContractScene, ContractEntry, Task<ContractCall>>>(StringComparer.Ordinal)
        {
            ["POST /auth/discord"] = Now((scene, entry) => new(scene.App.Client(), entry.Path, entry.Body(("code", scene.DiscordCode)))),
            ["POST /auth/uid-login"] = Now(LogInByUid),
            ["POST /auth/refresh"] = Now((scene, entry) => new ContractCall(
                scene.Person.Api, entry.Path, entry.Body(("refreshToken", scene.Person.Token))).Expecting("""{"token":"","expiresAt":""}""")),
            ["POST /auth/logout"] = Now((scene, entry) => new(scene.Person.Api, entry.Path)),
            ["GET /auth/me"] = Now((scene, entry) => new(scene.Person.Api, entry.Path)),

            ["POST /api/kills"] = Now((scene, entry) => new(scene.Tracker.Api, entry.Path, entry.Body())),
            ["GET /api/kills/user/:userId"] = Now((scene, _) => ContractCall.Get(scene.App.Client(), $"/api/kills/user/{scene.UserId}?limit=50")),
            ["GET /api/kills/server/:serverId"] = Now((scene, _) => ContractCall.Get(
                scene.App.Client(), $"/api/kills/server/{scene.ServerId}?limit=100").Expecting("GET /api/kills/user/:userId")),

            ["GET /api/stats/user/:userId"] = Now((scene, _) => ContractCall.Get(scene.App.Client(), $"/api/stats/user/{scene.UserId}")),
            ["GET /api/leaderboard/:type"] = Now((scene, _) => ContractCall.Get(scene.Person.Api, "/api/leaderboard/kills?limit=10").Allowing("entries[].user.avatar")),

            ["GET /api/analytics/dashboard"] = async (scene, entry) =>
            {
                await scene.HuntAsync();
                return ContractCall.Get(scene.Person.Api, $"{entry.Path}?game=star_citizen&serverId={scene.ServerId}");
            },
            ["GET /api/analytics/metrics"] = Now((scene, entry) => ContractCall.Get(
                scene.Person.Api, $"{entry.Path}?period=7d&game=star_citizen&serverId={scene.ServerId}")),
            ["GET /api/analytics/trends"] = Now((scene, entry) => ContractCall.Get(
                scene.Tracker.Api, $"{entry.Path}?metric=kills&period=30d&game=star_citizen").Expecting("""{"success":true,"data":{}}""")),
            ["GET /api/analytics/insights"] = Now((scene, _) => ContractCall.Get(
                scene.Tracker.Api, $"/api/analytics/insights?game=star_citizen&serverId={scene.ServerId}&type=trend&limit=50&offset=0")
                .Expecting("""{"success":true,"data":[],"total":0}""")),
            ["GET /api/analytics/recommendations"] = Now((scene, _) => ContractCall.Get(
                scene.Person.Api, $"/api/analytics/recommendations?game=star_citizen&serverId={scene.ServerId}&type=place&limit=50&offset=0")
                .Expecting("""{"success":true,"data":[],"total":0}""")),
            ["GET /api/analytics/export"] = Now((scene, entry) => ContractCall.Get(scene.Tracker.Api, entry.Path).Expecting(ExportedKill)),

            ["GET /api/users/:userId"] = Now((scene, _) => ContractCall.Get(scene.App.Client(), $"/api/users/{scene.UserId}")
                .Allowing("rsiHandle")),
            ["PUT /api/users/:userId"] = Now((scene, entry) => new(
                scene.Person.Api, $"/api/users/{scene.UserId}", entry.Body(("rsiHandle", Given.Name("Handle"))))),

            ["GET /api/servers/:serverId"] = Now((scene, _) => ContractCall.Get(scene.Person.Api, $"/api/servers/{scene.ServerId}")),
            ["GET /api/servers/:serverId/settings"] = Now((scene, _) => ContractCall.Get(
                scene.Person.Api, $"/api/servers/{scene.ServerId}/settings").Allowing("leaderboardChannel")),
            ["PUT /api/servers/:serverId/settings"] = Now((scene, entry) => new(
                scene.Person.Api, $"/api/servers/{scene.ServerId}/settings", entry.Body())),

            ["POST /api/api-keys"] = Now((scene, entry) => new(scene.Person.Api, entry.Path, entry.Body(("userId", scene.UserId), ("playerName", scene.Tracker.Player), ("expiresAt", "2026-12-31T23:59:59.000Z")))),
            ["GET /api/api-keys"] = Now((scene, _) => ContractCall.Get(scene.Person.Api, $"/api/api-keys?userId={scene.UserId}")
                .Allowing("[].lastUsedAt", "[].expiresAt")),
            ["POST /api/api-keys/primary"] = Now((scene, entry) => new ContractCall(scene.Person.Api, entry.Path, entry.Body(("userId", scene.UserId), ("playerName", scene.Tracker.Player))).Expecting("POST /api/api-keys").Allowing("expiresAt")),
            ["POST /api/api-keys/bot"] = Now((scene, entry) => new ContractCall(scene.Person.Api, entry.Path, entry.Body(("userId", scene.UserId), ("playerName", scene.Tracker.Player))).Expecting("POST /api/api-keys").Allowing("expiresAt")),
            ["DELETE /api/api-keys/:id"] = Now((scene, entry) => new(
                scene.Person.Api, $"/api/api-keys/key_{scene.Tracker.Created.Key.Id:N}", entry.Body(("userId", scene.UserId)))),

            ["POST /api/webhooks"] = Now((scene, entry) => new(scene.Person.Api, entry.Path, entry.Body())),
            ["GET /api/webhooks"] = async (scene, entry) =>
            {
                await scene.WebhookAsync();
                return ContractCall.Get(scene.Person.Api, entry.Path);
            },
            ["PUT /api/webhooks/:id"] = async (scene, entry) => new ContractCall(
                scene.Person.Api, $"/api/webhooks/{await scene.WebhookAsync()}", entry.Body()).Expecting("POST /api/webhooks"),
            ["DELETE /api/webhooks/:id"] = async (scene, _) => new ContractCall(
                scene.Person.Api, $"/api/webhooks/{await scene.WebhookAsync()}").Expecting("POST /api/webhooks/:id/test"),
            ["POST /api/webhooks/:id/test"] = async (scene, _) => new ContractCall(
                scene.Person.Api, $"/api/webhooks/{await scene.WebhookAsync()}/test"),
            ["GET /api/webhooks/events"] = Now((scene, entry) => ContractCall.Get(scene.App.Client(), entry.Path)),

            ["GET /api/sc/ships"] = Now((scene, entry) => ContractCall.Get(scene.App.Client(), entry.Path)),
            ["GET /api/sc/ships/:name"] = Now((scene, _) => ContractCall.Get(scene.App.Client(), "/api/sc/ships/Aurora%20MR").Expecting(
                $$"""{"success":true,"data":{{ContractEntry.Find("GET /api/sc/ships").Response!.Value.GetProperty("data")[0].GetRawText()}}}""")),
            ["GET /api/sc/players/:handle"] = Now((scene, _) => ContractCall.Get(
                scene.App.Client(), "/api/sc/players/Keeper").Expecting("""{"success":true,"data":{}}""")),
            ["GET /api/sc/locations/:name"] = Now((scene, _) => ContractCall.Get(
                scene.App.Client(), "/api/sc/locations/Daymar").Expecting("""{"success":true,"data":{}}""")),
            ["GET /api/sc/systems/:name"] = Now((scene, _) => ContractCall.Get(
                scene.App.Client(), "/api/sc/systems/Stanton").Expecting("""{"success":true,"data":{}}""")),

            ["GET /api/logs/directories"] = async (scene, entry) => ContractCall.Get((await scene.AdministratorAsync()).Api, entry.Path),
            ["GET /api/logs/files"] = async (scene, entry) => ContractCall.Get((await scene.AdministratorAsync()).Api, entry.Path),
            ["POST /api/logs/validate"] = async (scene, entry) => new ContractCall(
                (await scene.AdministratorAsync()).Api, entry.Path, entry.Body(("filePath", scene.LogFile))).Expecting("""{"valid":true}"""),
            ["POST /api/logs/parse"] = async (scene, entry) => new ContractCall(
                (await scene.AdministratorAsync()).Api, entry.Path, entry.Body(("filePath", scene.LogFile))).Expecting(KillInLog)
                .Allowing("kills[].killerId", "kills[].weapon", "kills[].location"),
        };

    private static ContractCall LogInByUid(ContractScene scene, ContractEntry entry)
    {
        var uid = scene.Person.User.DiscordId.ToString(CultureInfo.InvariantCulture);
        var timestamp = scene.App.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(
            ApiKeySecret.SigningKey(scene.Tracker.Secret),
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{uid}:{timestamp}"))));
        return new ContractCall(
            scene.App.Client(), entry.Path, entry.Body(("uid", uid), ("signature", signature), ("timestamp", timestamp)))
            .Expecting("POST /auth/discord");
    }

    private static Func<ContractScene, ContractEntry, Task<ContractCall>> Now(Func<ContractScene, ContractEntry, ContractCall> prepare) =>
        (scene, entry) => Task.FromResult(prepare(scene, entry));
}
