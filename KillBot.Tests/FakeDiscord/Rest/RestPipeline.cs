using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>Takes a REST request through Discord's checks, in Discord's order, and answers it.</summary>
internal sealed partial class RestPipeline(DiscordWorld world, Ledger ledger, FaultQueue faults, IReadOnlyList<Route> routes)
{
    private readonly RateLimiter _limiter = new(world.Options);

    public InvalidRequestCounter InvalidRequests { get; } = new(world.Options);

    public async Task HandleAsync(HttpContext context, string path)
    {
        var request = new RestRequest(context, path, world.Now);
        var status = 0;
        try
        {
            status = await AnswerAsync(request);
        }
        catch (ApiError error)
        {
            status = error.Status;
            foreach (var detail in error.Details)
            {
                ledger.Violate(request.ToString(), detail.ToString());
            }

            await WriteAsync(context, new Answer(error.Status, error.Body()));
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or IOException))
        {
            // A fault of the fake's own must not look like one of Discord's.
            status = 500;
            ledger.Violate(request.ToString(), $"the fake failed: {broken}");
            context.Abort();
        }
        finally
        {
            InvalidRequests.Count(status, context.Response.Headers["X-RateLimit-Scope"].FirstOrDefault());
            ledger.Add(new LoggedRequest(context.Request.Method, path, request.Body.Json, request.At, status));
        }
    }

    private async Task<int> AnswerAsync(RestRequest request)
    {
        var context = request.Context;
        if (InvalidRequests.Ban() is { } ban)
        {
            return await WriteBanAsync(context, ban);
        }

        var fault = faults.Take(new FaultTarget(context.Request.Method, request.Path));
        switch (fault)
        {
            case Fault.DropFault { AfterHandling: false }:
                context.Abort();
                return 0;
            case Fault.DelayFault delay:
                await Task.Delay(delay.Time, world.Options.TimeProvider, context.RequestAborted);
                break;
            case Fault.AnswerFault answer:
                request.Body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
                await WriteAsync(context, new Answer(answer.Status, answer.Body?.DeepClone()));
                return answer.Status;
            case Fault.PageFault page:
                context.Response.StatusCode = page.Status;
                await context.Response.WriteAsync(page.Text, context.RequestAborted);
                return page.Status;
        }

        if (!UserAgent().IsMatch(context.Request.Headers.UserAgent.ToString()))
        {
            ledger.Violate(request.ToString(), "User-Agent is not \"DiscordBot (url, version)\" [40333]");
            throw new ApiError(403, 40333, "internal network error");
        }

        var (route, values) = Find(request);
        if (!route.IsInteraction && context.Request.Headers.Authorization.ToString() != $"Bot {world.Options.Token}")
        {
            throw ApiError.Unauthorized();
        }

        var major = Route.Major(request.Segments);
        var limit = fault is Fault.RateLimitFault ordered
            ? _limiter.Block(route, major, ordered.Scope, ordered.RetryAfter)
            : _limiter.Take(route, major);
        limit.WriteTo(context.Response.Headers);
        request.Body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        if (limit.IsLimited)
        {
            ledger.CountRateLimit(injected: fault is Fault.RateLimitFault);
            await WriteAsync(context, new Answer(429, limit.Body()));
            return 429;
        }

        Validate(request, route);
        Answer result;
        lock (world.Gate)
        {
            result = route.Handle(new Call(context, values, request.Body));
        }

        if (fault is Fault.DropFault)
        {
            context.Abort();
            return 0;
        }

        await WriteAsync(context, result);
        return result.Status;
    }

    private (Route Route, Dictionary<string, string> Values) Find(RestRequest request)
    {
        foreach (var route in routes)
        {
            if (route.TryMatch(request.Context.Request.Method, request.Segments, out var values))
            {
                return (route, values);
            }
        }

        ledger.Violate(request.ToString(), "there is no such route here");
        throw ApiError.NotFound();
    }

    private void Validate(RestRequest request, Route route)
    {
        // A form may carry files alone, for which there is nothing in the schema to look at.
        if (request.Body.Json.ValueKind == JsonValueKind.Undefined && request.Body.Files.Count > 0)
        {
            return;
        }

        var result = route.Operation.Validate(request.Body.Json);
        foreach (var field in result.UnknownFields)
        {
            ledger.Violate(request.ToString(), $"{field}: unknown field");
        }

        if (result.Errors.Count == 0)
        {
            BotLimits.Check(route, request.Body, result);
        }

        if (result.Errors.Count > 0)
        {
            throw ApiError.InvalidForm(result.Errors);
        }
    }

    private static async Task WriteAsync(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Body is null)
        {
            return;
        }

        context.Response.ContentType = "application/json";
        var bytes = JsonSerializer.SerializeToUtf8Bytes<JsonNode>(answer.Body);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static async Task<int> WriteBanAsync(HttpContext context, TimeSpan ban)
    {
        context.Response.StatusCode = 429;
        context.Response.ContentType = "text/html; charset=UTF-8";
        context.Response.Headers.Server = "cloudflare";
        context.Response.Headers["CF-RAY"] = "0000000000000000-FRA";
        context.Response.Headers.RetryAfter = Math.Ceiling(ban.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(
            "<!doctype html><html><head><title>Access denied | discord.com used Cloudflare to restrict access</title></head><body>error code: 1015</body></html>",
            context.RequestAborted);
        return 429;
    }

    [GeneratedRegex(@"^DiscordBot \(https?://[^,]+, [^)]+\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex UserAgent();
}
