using Microsoft.AspNetCore.Http;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>A request on its way through the pipeline.</summary>
internal sealed class RestRequest(HttpContext context, string path, DateTimeOffset at)
{
    public HttpContext Context { get; } = context;

    public string Path { get; } = path;

    public DateTimeOffset At { get; } = at;

    public string[] Segments { get; } = path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    public RequestBody Body { get; set; } = RequestBody.None;

    public override string ToString() => $"{Context.Request.Method} {Path}";
}
