using KillBot.Api.Auth;
using KillBot.Api.RateLimits;
using KillBot.Domain.VRChat.Client;
using KillBot.Domain.VRChat.Login;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.VRChat;

/// <summary>The operator's login to VRChat. Cookies and passwords are never told.</summary>
internal static class VRChatLoginEndpoints
{
    public static void MapVRChatLoginEndpoints(this IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/api/auth").WithTags("VRChat").WithNoStore();
        auth.MapPost("/login", SignInAsync).RequireAuthorization(Policies.Operator).RequireRateLimit(RateLimit.Authentication)
            .WithName("postVRChatLogin").WithSummary("Sign in to VRChat")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(500).ProducesProblem(503);
        auth.MapPost("/verify-2fa", VerifyAsync).RequireAuthorization(Policies.Operator).RequireRateLimit(RateLimit.Authentication)
            .WithName("postVRChatVerify2fa").WithSummary("Complete the login to VRChat with a code")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(500).ProducesProblem(503);
        auth.MapPost("/logout", SignOutAsync).RequireAuthorization(Policies.Operator)
            .WithName("postVRChatLogout").WithSummary("Sign out of VRChat");
        auth.MapGet("/status", ShowAsync).RequireAuthorization(Policies.MonitoringOrOperator)
            .WithName("getVRChatStatus").WithSummary("Whether this instance is signed in to VRChat");
    }

    /// <summary>
    /// For administrators, and from the machine itself. The password goes to VRChat and is forgotten; the login is kept, encrypted, until
    /// VRChat ends it. A wrong password is 401 with <c>success: false</c>.
    /// </summary>
    private static async Task<Results<Ok<VRChatLoginResponse>, ProblemHttpResult>> SignInAsync(
        VRChatLoginRequest request, VRChatLogin login, HttpContext context, CancellationToken cancellationToken)
    {
        if (VRChatCredentials.Check(request) is { } problem)
        {
            return VRChatApiProblems.Invalid(problem);
        }

        try
        {
            var methods = await login.SignInAsync(request.Username!, request.Password!, cancellationToken);
            return TypedResults.Ok(new VRChatLoginResponse(methods.Count == 0, methods.Count > 0, methods));
        }
        catch (VRChatException exception)
        {
            return VRChatApiProblems.Explain(exception, context, "Invalid username or password", "Authentication error");
        }
    }

    /// <summary>Takes a code of an authenticator app or an e-mail, or a recovery code, within 15 minutes of the login.</summary>
    private static async Task<Results<Ok<VRChatDoneResponse>, ProblemHttpResult>> VerifyAsync(
        VRChatCodeRequest request, VRChatLogin login, HttpContext context, CancellationToken cancellationToken)
    {
        if (VRChatCredentials.Check(request) is { } problem)
        {
            return VRChatApiProblems.Invalid(problem);
        }

        try
        {
            await login.VerifyAsync(request.Code!, cancellationToken);
            return TypedResults.Ok(new VRChatDoneResponse(true));
        }
        catch (VRChatException exception)
        {
            return VRChatApiProblems.Explain(exception, context, "Invalid or expired code", "Verification error");
        }
    }

    /// <summary>Ends the login here and at VRChat, and forgets this device's second factor. It succeeds when nobody was signed in, too.</summary>
    private static async Task<Ok<VRChatDoneResponse>> SignOutAsync(VRChatLogin login, CancellationToken cancellationToken)
    {
        await login.SignOutAsync(cancellationToken);
        return TypedResults.Ok(new VRChatDoneResponse(true));
    }

    /// <summary>The account is named to those only who may sign in and out.</summary>
    private static async Task<Ok<VRChatStatusResponse>> ShowAsync(
        VRChatLogin login, HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Ok(VRChatStatusResponse.From(
            await login.FindAccountAsync(cancellationToken), Policies.IsOperator(context)));
}
