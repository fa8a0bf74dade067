using KillBot.Api.Auth;
using KillBot.Api.Wire;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.VRChat;

/// <summary>People who were met in VRChat.</summary>
internal static class VRChatUserEndpoints
{
    public static void MapVRChatUserEndpoints(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/users/cached", ListAsync).WithTags("VRChat").RequireAuthorization(Policies.Monitoring)
            .WithSummary("People who were met in VRChat").ProducesProblem(400);

    /// <summary>Who was seen last comes first.</summary>
    /// <param name="limit">1 to 1000; 100 when left out.</param>
    /// <param name="offset">How many to leave out; of no effect beside <c>cursor</c>.</param>
    /// <param name="cursor">The <c>nextCursor</c> of the page before: as quick on the last page as on the first.</param>
    private static async Task<Results<Ok<VRChatUserListResponse>, ProblemHttpResult>> ListAsync(
        LenientNumber? limit,
        LenientNumber? offset,
        string? cursor,
        VRChatUserQueries users,
        VRChatActivityQueries activity,
        CancellationToken cancellationToken)
    {
        if (!VRChatPage.TryReadUser(cursor, out var before))
        {
            return VRChatProblems.InvalidCursor();
        }

        // The cursor says where to go on: who passes both back would leave people out.
        var (pageSize, skipped) = (VRChatPage.Limit(limit), before is null ? VRChatPage.Offset(offset) : 0);
        var read = await users.ListAsync(before, skipped, pageSize + 1, cancellationToken);
        var totals = await activity.ReadTotalsAsync(cancellationToken);
        return TypedResults.Ok(new VRChatUserListResponse(
            [.. read.Take(pageSize).Select(VRChatUserResponse.From)],
            new VRChatPaginationResponse(
                pageSize,
                skipped,
                totals.Users,
                read.Count > pageSize,
                VRChatPage.Next(read, pageSize, user => new TimeCursor(user.LastSeenAt, user.Id)))));
    }
}
