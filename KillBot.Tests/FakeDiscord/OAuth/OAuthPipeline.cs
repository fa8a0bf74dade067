using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KillBot.Tests.FakeDiscord.OpenApi;
using KillBot.Tests.FakeDiscord.Rest;
using Microsoft.AspNetCore.Http;

namespace KillBot.Tests.FakeDiscord.OAuth;

/// <summary>Answers requests that come with a user's token, and those that fetch one.</summary>
internal sealed class OAuthPipeline(DiscordWorld world, FakeOAuth oauth, Ledger ledger, FaultQueue faults)
{
    private const string TokenPath = "/oauth2/token";

    public static bool Handles(HttpContext context, string path) =>
        path == TokenPath || context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal);

    public async Task HandleAsync(HttpContext context, string path)
    {
        var target = new FaultTarget(context.Request.Method, path);
        var at = world.Now;
        var status = 0;
        try
        {
            status = await AnswerAsync(context, path, faults.Take(target));
        }
        finally
        {
            ledger.Add(new LoggedRequest(context.Request.Method, path, default, at, status));
        }
    }

    private async Task<int> AnswerAsync(HttpContext context, string path, Fault? fault)
    {
        switch (fault)
        {
            case Fault.DropFault:
                context.Abort();
                return 0;
            case Fault.DelayFault delay:
                await Task.Delay(delay.Time, world.Options.TimeProvider, context.RequestAborted);
                break;
            case Fault.AnswerFault answer:
                return await WriteAsync(context, answer.Status, answer.Body?.DeepClone());
            case Fault.PageFault page:
                context.Response.StatusCode = page.Status;
                await context.Response.WriteAsync(page.Text, context.RequestAborted);
                return page.Status;
            case Fault.RateLimitFault limit:
                context.Response.Headers.RetryAfter = limit.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                return await WriteAsync(context, 429, new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = limit.RetryAfter.TotalSeconds });
        }

        return (context.Request.Method, path) switch
        {
            ("POST", TokenPath) => await ExchangeAsync(context),
            ("GET", "/users/@me") => await AnswerAsync(context, path, "identify", FakeOAuth.UserJson),
            ("GET", "/users/@me/guilds") => await AnswerAsync(context, path, "guilds", oauth.GuildsJson),
            _ => await RefuseAsync(context, path),
        };
    }

    private async Task<int> ExchangeAsync(HttpContext context)
    {
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{oauth.ClientId}:{oauth.ClientSecret}"));
        if (context.Request.Headers.Authorization.ToString() != $"Basic {expected}")
        {
            return await WriteAsync(context, 401, Error("invalid_client", "Invalid client"));
        }

        if (!context.Request.HasFormContentType)
        {
            ledger.Violate("POST /oauth2/token", "the body is no form");
            return await WriteAsync(context, 400, Error("invalid_request", "Invalid form body"));
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["grant_type"] != "authorization_code" || form["redirect_uri"] != oauth.RedirectUri)
        {
            ledger.Violate("POST /oauth2/token", $"grant_type {form["grant_type"]}, redirect_uri {form["redirect_uri"]}");
            return await WriteAsync(context, 400, Error("invalid_request", "Invalid \"redirect_uri\" in request."));
        }

        return oauth.Exchange(form["code"].ToString()) is { } token
            ? await WriteAsync(context, 200, token)
            : await WriteAsync(context, 400, Error("invalid_grant", "Invalid \"code\" in request."));
    }

    private async Task<int> AnswerAsync(HttpContext context, string path, string scope, Func<FakeUser, JsonNode> answer)
    {
        var token = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
        if (oauth.Find(token, scope) is not { } user)
        {
            return await WriteAsync(context, 401, ApiError.Unauthorized().Body());
        }

        var body = answer(user);
        foreach (var error in OpenApiValidator.Instance.FindTemplate("GET", path)!.ValidateAnswer(JsonSerializer.SerializeToElement(body)))
        {
            ledger.Violate($"GET {path}", $"the fake's answer is not Discord's: {error}");
        }

        return await WriteAsync(context, 200, body);
    }

    private async Task<int> RefuseAsync(HttpContext context, string path)
    {
        ledger.Violate($"{context.Request.Method} {path}", "there is no such route for users here");
        return await WriteAsync(context, 404, ApiError.NotFound().Body());
    }

    private static JsonObject Error(string error, string description) => new() { ["error"] = error, ["error_description"] = description };

    private static async Task<int> WriteAsync(HttpContext context, int status, JsonNode? body)
    {
        context.Response.StatusCode = status;
        if (body is not null)
        {
            await context.Response.WriteAsJsonAsync(body, context.RequestAborted);
        }

        return status;
    }
}
